import Foundation
import Testing

/// Every text that users see is there in Chinese and in English: `scripts/check-texts` reads the
/// sources.
@Suite(.enabled(if: Tool.find("python3") != nil, "skipped: python3 is not installed"))
struct TextsTests {
  private func check(_ arguments: [String]) throws -> ScorecardBinary.Run {
    let script = ScorecardBinary.root.appendingPathComponent("scripts/check-texts")
    return try ScorecardBinary.run(script, arguments)
  }

  @Test func noTextLacksATranslation() throws {
    let run = try check([])
    #expect(run.status == 0, "\(run.text)\(run.errors)")
  }

  /// A missing one is found.
  @Test func madeUpSourcesAreRefused() throws {
    let run = try check(["--self-check"])
    #expect(run.status == 0, "\(run.text)\(run.errors)")
  }
}
