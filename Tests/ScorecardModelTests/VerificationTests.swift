import Testing

@testable import ScorecardModel

@Suite struct VerificationTests {
  @Test func levelsAreOrderedFromTheUnitItselfUp() {
    #expect(VerificationLevel.allCases == VerificationLevel.allCases.sorted())
    #expect(VerificationLevel.selfAssessed < .street && VerificationLevel.district < .city)
  }

  @Test(
    arguments: [
      ("self", .selfAssessed), ("自评", .selfAssessed), ("street", .street), ("街道", .street),
      ("district", .district), ("区", .district), ("city", .city), ("市", .city), ("City", nil),
      ("selfAssessed", nil), ("", nil),
    ] as [(String, VerificationLevel?)])
  func wordsNameLevels(_ word: String, _ level: VerificationLevel?) {
    #expect(VerificationLevel(word: word) == level)
    #expect(VerificationLevel.words.contains(word) == (level != nil))
  }
}
