import Diagnostics
import Foundation
import Testing

@testable import ScorecardKit

/// Every diagnostic has a page, every page a diagnostic, and the document is what the pages say.
@Suite struct DiagnosticPagesTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardizedFileURL

  /// The ids that the sources define, by the form of their definitions.
  private static func definedIDs() throws -> Set<String> {
    let folder = root.appending(path: "Sources")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var ids: Set<String> = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /static let \w+: (?:DiagnosticID|Self) = "([^"]+)"/) {
        ids.insert(String(match.1))
      }
    }
    return ids
  }

  @Test func everyDiagnosticHasAPageAndEveryPageADiagnostic() throws {
    let defined = try Self.definedIDs()
    #expect(defined.count > 100)
    let paged = Set(DiagnosticPages.ids)
    #expect(defined.subtracting(paged).sorted() == [], "diagnostics without a page")
    #expect(paged.subtracting(defined).sorted() == [], "pages without a diagnostic")
    #expect(paged.count == DiagnosticPages.ids.count, "an id has two pages")
  }

  @Test(arguments: DiagnosticPages.ids) func isWhole(_ id: String) throws {
    let page = try #require(DiagnosticPages.page(id))
    for message in [page.title, page.meaning, page.effect, page.mend] {
      for language in Language.allCases {
        #expect(!message.text(language).isEmpty)
      }
      #expect(message.chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
      #expect(!message.english.unicodeScalars.contains { (0x3000...0x303F).contains($0.value) })
    }
    #expect(!page.example.isEmpty)
    for sentence in [page.meaning.chinese, page.effect.chinese, page.mend.chinese] {
      #expect(sentence.hasSuffix("。"), "\(sentence)")
    }
    for sentence in [page.meaning.english, page.effect.english, page.mend.english] {
      #expect(sentence.hasSuffix("."), "\(sentence)")
    }
  }

  @Test func aWordThatLooksLikeAnIDIsNoUnit() throws {
    #expect(try DiagnosticPages.page(meantBy: "rule.points-sum")?.id == "rule.points-sum")
    #expect(try DiagnosticPages.page(meantBy: "usage")?.id == "usage")
    #expect(try DiagnosticPages.page(meantBy: "江北区") == nil)
    #expect(try DiagnosticPages.page(meantBy: "990102001001") == nil)
    let failure = #expect(throws: Failure.self) {
      try DiagnosticPages.page(meantBy: "rule.point-sum")
    }
    #expect(failure?.status == .inputNotFound)
    #expect(failure?.diagnostics.first?.help?.chinese.contains("rule.points-sum") == true)
  }

  @Test func textHasAllParts() throws {
    let page = try #require(DiagnosticPages.page("lint.table-hole"))
    #expect(
      page.text(.english) == """
        lint.table-hole  A hole in a table

        What it means
          Neighbouring `between` do not meet: values between them are in none.

        Why it matters
          A value such as 9.5 gets nothing.

        An example
          any_of { between { "rate", 0, 9 }, between { "rate", 10, 19 } }

        How to mend it
          Begin each part where the one before ends, or use `steps`.

        """)
  }

  /// With SCORECARD_UPDATE_GOLDEN=1 the document is written anew.
  @Test func theDocumentIsUpToDate() throws {
    let file = Self.root.appending(path: "docs/diagnostics.md")
    let document = DiagnosticPages.document
    if ProcessInfo.processInfo.environment["SCORECARD_UPDATE_GOLDEN"] == "1" {
      try Data(document.utf8).write(to: file)
    }
    let kept = try String(contentsOf: file, encoding: .utf8)
    #expect(kept == document, "run the tests with SCORECARD_UPDATE_GOLDEN=1")
  }
}
