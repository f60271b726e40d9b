import Testing

@testable import ScorecardKit

@Suite struct HashTests {
  /// What `sha256sum` prints.
  @Test func aFileAloneHasItsOwnHash() {
    #expect(
      Hash.sha256(ruleFiles: ["abc"])
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  /// `sha256sum ruleset.lua a.lua | cut -c-64 | sha256sum`, of files `abc` and `def`.
  @Test func helpersCount() {
    #expect(
      Hash.sha256(ruleFiles: ["abc", "def"])
        == "de7ad4a6c2f0daea4b2e717eba13e90728ecb1f46840b4450916325b95905ea1")
    let others = [
      ["abc", "dex"], ["abcdef", ""], ["abcdef"], ["abc", "d", "ef"], ["abc", "def", ""],
      ["def", "abc"],
    ]
    #expect(Set(others.map { Hash.sha256(ruleFiles: $0) }).count == others.count)
  }
}
