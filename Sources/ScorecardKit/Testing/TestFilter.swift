import Diagnostics
import SnapshotIO

/// The tests that `--filter` asks for: those whose `pack/name` or note contains one of the texts.
/// Letter case, half and full width, and blanks make no difference.
struct TestFilter: Sendable {
  private let texts: [(text: String, key: String)]

  /// No text means every test.
  init(_ texts: [String]) { self.texts = texts.map { ($0, HeaderKey.of($0)) } }

  /// Whether it lets everything through.
  var isOpen: Bool { texts.isEmpty }

  func lets(_ test: TestName, of pack: String) -> Bool {
    isOpen || texts.contains { Self.contains($0.key, test, pack) }
  }

  private static func contains(_ key: String, _ test: TestName, _ pack: String) -> Bool {
    HeaderKey.of("\(pack)/\(test.name)").contains(key) || HeaderKey.of(test.note).contains(key)
  }

  /// The name that is near a text, else one with a part that is.
  private static func nearest(_ text: String, in names: [String]) -> String? {
    if let whole = Spelling.nearest(text, in: names) { return whole }
    let width = text.count
    let parts = names.flatMap { name in
      let characters = Array(name)
      return characters.indices.dropLast(max(0, width - 1)).map { start in
        (part: String(characters[start..<(start + width)]), name: name)
      }
    }
    let near = Spelling.nearest(text, in: parts.lazy.map(\.part))
    return parts.first { $0.part == near }?.name
  }

  /// A diagnostic for each text that no test has.
  /// - Parameter tests: all that there are, by their packs.
  func unmatched(in tests: [(pack: String, tests: [TestName])]) -> [Diagnostic] {
    texts.compactMap { text, key -> Diagnostic? in
      let isFound = tests.contains { pack, tests in
        tests.contains { Self.contains(key, $0, pack) }
      }
      guard !isFound else { return nil }
      let names = tests.flatMap { pack, tests in
        [pack] + tests.flatMap { [$0.name, "\(pack)/\($0.name)"] }
      }
      return Diagnostic(
        .nothingMatches, .error,
        Message(
          en: "--filter '\(text)' matches no case and no scenario",
          zh: "--filter“\(text)”没有匹配到任何算例或情景"),
        help: .didYouMean(Self.nearest(text, in: names))
          ?? Message(
            en: "scorecard test --list names them all", zh: "用 scorecard test --list 可列出全部名称"))
    }
  }
}

extension DiagnosticID {
  static let nothingMatches: Self = "test.nothing-matches"
}
