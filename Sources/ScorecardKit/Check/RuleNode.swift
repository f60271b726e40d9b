import LuaSyntax

/// A constructor's table as the file has it: `linear { "a", from = 1, to = 2 }`, or a plain one.
struct RuleNode: Sendable {
  enum Value: Sendable {
    case node(RuleNode)
    /// The first word of anything else.
    case word(LuaWord)
  }

  /// Empty for a plain table.
  let name: String
  let line: Int
  let column: Int
  /// The values without a key, in order.
  var list: [Value] = []
  var fields: [String: Value] = [:]

  /// A constructor among the values without a key.
  func part(_ position: Int) -> RuleNode? {
    guard list.indices.contains(position), case .node(let node) = list[position] else { return nil }
    return node
  }

  func field(_ key: String) -> RuleNode? {
    guard case .node(let node)? = fields[key] else { return nil }
    return node
  }

  /// The text that a key has.
  func text(_ key: String) -> String? {
    guard case .word(let word)? = fields[key], word.kind == .text else { return nil }
    return word.text
  }

  /// It and all that is in it.
  var all: [RuleNode] {
    let values = list + fields.sorted { $0.key < $1.key }.map(\.value)
    return [self]
      + values.flatMap { value -> [RuleNode] in
        guard case .node(let node) = value else { return [] }
        return node.all
      }
  }
}

/// Reads the words of a Lua text into the constructors' tables in it. What is no table is passed
/// over: this says where things stand, never what they mean.
struct RuleNodeReader {
  private let words: [LuaWord]
  private var at = 0

  init(_ words: [LuaWord]) { self.words = words }

  /// Every table of the text that is in no other, and those in functions.
  mutating func nodes() -> [RuleNode] {
    var nodes: [RuleNode] = []
    while at < words.count {
      if isMark("{") {
        nodes.append(table())
      } else {
        at += 1
      }
    }
    return nodes
  }

  private func isMark(_ text: String, at position: Int? = nil) -> Bool {
    let position = position ?? at
    return words.indices.contains(position) && words[position].kind == .mark
      && words[position].text == text
  }

  /// The table whose brace is next; a name before it is its constructor.
  private mutating func table() -> RuleNode {
    let before = at > 0 && words[at - 1].kind == .name ? words[at - 1] : nil
    let start = before ?? words[at]
    var node = RuleNode(
      name: before?.text ?? "", line: start.span.line, column: start.span.column)
    at += 1
    while at < words.count, !isMark("}") {
      if isMark(",") || isMark(";") {
        at += 1
        continue
      }
      var key: String?
      if words[at].kind == .name, isMark("=", at: at + 1) {
        key = words[at].text
        at += 2
      }
      guard let value = value() else { continue }
      if let key { node.fields[key] = value } else { node.list.append(value) }
    }
    at += 1
    return node
  }

  /// What stands up to the next comma or closing brace.
  private mutating func value() -> RuleNode.Value? {
    guard at < words.count else { return nil }
    let first = words[at]
    var found: RuleNode.Value?
    var isFirst = true
    var parentheses = 0
    var blocks = 0
    while at < words.count {
      let word = words[at]
      if parentheses <= 0, blocks <= 0, isMark("}") || isMark(",") || isMark(";") { break }
      if isMark("{") {
        let isWhole = isFirst || words[at - 1] == first
        let node = table()
        if isWhole, blocks == 0 { found = .node(node) }
        isFirst = false
        continue
      }
      if isMark("(") || isMark("[") { parentheses += 1 }
      if isMark(")") || isMark("]") { parentheses -= 1 }
      if word.kind == .name {
        if ["function", "if", "do", "repeat"].contains(word.text) { blocks += 1 }
        if ["end", "until"].contains(word.text) { blocks -= 1 }
      }
      isFirst = false
      at += 1
    }
    return found ?? .word(first)
  }
}
