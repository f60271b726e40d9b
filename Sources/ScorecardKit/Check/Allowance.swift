import Diagnostics

/// A comment that allows a finding: `-- check: allow lint.always-full 今年全市统一满分`.
///
/// It holds for the findings of that id in its own line; where it stands alone, in the next line
/// that is no comment. Where a part of the rule set begins in that line, for the whole part.
struct Allowance: Sendable, Hashable {
  /// Of the comment.
  let line: Int
  let column: Int
  /// The line that it is about.
  let target: Int
  /// As written; empty where it is absent.
  let id: String
  let reason: String

  /// Of every line of a text.
  static func all(in lines: [Substring]) -> [Allowance] {
    lines.enumerated().compactMap { index, line in
      guard let match = line.firstMatch(of: /--\s*check:\s*allow\b[ \t]*(\S*)[ \t]*(.*)/) else {
        return nil
      }
      let before = line[..<match.range.lowerBound]
      let standsAlone = before.allSatisfy(\.isWhitespace)
      let next = lines[(index + 1)...].firstIndex { !isBlankOrComment($0) }
      return Allowance(
        line: index + 1, column: before.count + 1,
        target: standsAlone ? (next ?? index) + 1 : index + 1,
        id: String(match.1), reason: String(match.2).trimmingSuffix(while: \.isWhitespace))
    }
  }

  private static func isBlankOrComment(_ line: Substring) -> Bool {
    let text = line.drop(while: \.isWhitespace)
    return text.isEmpty || text.hasPrefix("--")
  }

  /// Whether it is about a finding.
  func covers(_ finding: Finding) -> Bool {
    id == finding.diagnostic.id.rawValue
      && (target == finding.diagnostic.place?.line || target == finding.partLine)
  }
}

extension String {
  fileprivate func trimmingSuffix(while matches: (Character) -> Bool) -> String {
    var text = self[...]
    while let last = text.last, matches(last) { text.removeLast() }
    return String(text)
  }
}
