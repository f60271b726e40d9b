import Diagnostics
import LuaSyntax
import RuleEngine
import ScorecardModel

/// The text of a rule file: where its parts stand, so that findings can point at them, and the
/// comments that allow findings.
struct RuleText: Sendable {
  let path: String
  private let lines: [Substring]
  /// The constructors' tables, by the line that they begin in.
  private let nodesByLine: [Int: [RuleNode]]
  let allowances: [Allowance]

  init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var reader = RuleNodeReader(LuaText.words(text))
    nodesByLine = Dictionary(grouping: reader.nodes().flatMap(\.all), by: \.line)
    allowances = Allowance.all(in: lines)
  }

  func place(line: Int, column: Int? = nil) -> SourcePlace {
    guard line >= 1, line <= lines.count else { return SourcePlace(path: path) }
    let text = lines[line - 1]
    let start = text.prefix { $0 == " " || $0 == "\t" }.count + 1
    return SourcePlace(
      path: path, line: line, column: column ?? start,
      excerpt: String(text.last == "\r" ? text.dropLast() : text))
  }

  /// A line that a constructor is called in; the file alone where it is not, as for a part that a
  /// helper made.
  func place(line: Int, naming constructor: String) -> SourcePlace {
    let isThere = line >= 1 && line <= lines.count && lines[line - 1].contains(constructor)
    return isThere ? place(line: line) : SourcePlace(path: path)
  }

  func place(_ word: LuaWord) -> SourcePlace {
    place(line: word.span.line, column: word.span.column)
  }
  func place(_ node: RuleNode) -> SourcePlace { place(line: node.line, column: node.column) }

  /// The constructor's table that begins in a line and has an id, or a name as its first text.
  /// - Returns: nil where a loop or a function made the part.
  func node(_ name: String, id: String, line: Int) -> RuleNode? {
    nodesByLine[line]?.first { node in
      guard node.name == name else { return false }
      if case .word(let word)? = node.list.first, word.text == id { return true }
      return node.text("id") == id
    }
  }

  /// The first table of a constructor.
  func first(_ name: String) -> RuleNode? {
    nodesByLine.values.flatMap(\.self).filter { $0.name == name }
      .min { ($0.line, $0.column) < ($1.line, $1.column) }
  }

  /// All tables of a constructor, in their order.
  func all(_ name: String) -> [RuleNode] {
    nodesByLine.values.flatMap(\.self).filter { $0.name == name }
      .sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }
}

extension RuleText {
  static func constructor(of place: ScoringPlace) -> String {
    switch place {
    case .item, .applicability: "item"
    case .bonus: "bonus"
    case .deduction: "deduction"
    case .gate: "gate"
    case .grade: "grade"
    }
  }

  /// The table of a part of a rule set.
  func node(of place: ScoringPlace, in ruleSet: RuleSet) -> RuleNode? {
    node(Self.constructor(of: place), id: ruleSet.id(of: place), line: ruleSet.line(of: place))
  }

  /// The table of what a part computes.
  func scoringNode(of place: ScoringPlace, in ruleSet: RuleSet) -> RuleNode? {
    guard let node = node(of: place, in: ruleSet) else { return nil }
    switch place {
    case .item, .bonus, .deduction: return node.field("measure")
    case .applicability, .gate, .grade: return node.field("when")
    }
  }
}

extension RuleNode {
  /// The table of a part of a measure.
  /// - Parameters:
  ///   - measure: what this table means.
  ///   - path: as `Measure.part(at:)` takes it.
  func node(of measure: Measure, at path: [Int]) -> RuleNode? {
    guard let first = path.first else { return self }
    let rest = Array(path.dropFirst())
    guard measure.parts.indices.contains(first) else { return nil }
    let part = measure.parts[first]
    switch measure {
    case .condition:
      // `all_of` and `any_of` are a condition on `worst_of` and `best_of`.
      return name == "not_of" ? self.part(0)?.node(of: part, at: rest) : node(of: part, at: rest)
    case .weighted: return self.part(first)?.part(0)?.node(of: part, at: rest)
    default: return self.part(first)?.node(of: part, at: rest)
    }
  }
}
