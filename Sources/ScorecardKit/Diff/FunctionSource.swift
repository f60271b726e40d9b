import Diagnostics
import LuaSandbox
import LuaSyntax
import RuleEngine
import ScorecardModel

/// The source text that a rule function is made of: its own, and that of what it reaches by name
/// in its file and in helpers. Two functions with the same words do the same, whatever comments and
/// layout are.
///
/// What it reaches is found by the names in it: a statement of the file belongs to it where it gives
/// one of them a meaning. More may be taken in than is used, never less.
struct FunctionSource: Equatable {
  /// From `function` to `end`.
  let text: String
  /// Statements that it reaches, in the order in which it does: constants, functions, helpers.
  let reached: [String]

  init(_ slot: LuaFunctionSlot, in program: LuaProgram) {
    let main = program.sources.first { $0.path == slot.path } ?? program.main
    text = Self.text(slot, in: main.text)
    reached = Self.reached(from: text, in: main, program)
  }

  static func == (left: Self, right: Self) -> Bool {
    isSame(left.text, right.text) && left.reached.count == right.reached.count
      && zip(left.reached, right.reached).allSatisfy(isSame)
  }

  /// Whether two texts have the same words.
  static func isSame(_ left: String, _ right: String) -> Bool {
    if left == right { return true }
    let pairs = (LuaText.words(left), LuaText.words(right))
    return pairs.0.count == pairs.1.count && !pairs.0.isEmpty
      && zip(pairs.0, pairs.1).allSatisfy { $0.kind == $1.kind && $0.text == $1.text }
  }

  /// Of several functions in the same lines all, since nothing tells which one is meant.
  private static func text(_ slot: LuaFunctionSlot, in source: String) -> String {
    let bytes = Array(source.utf8)
    let functions = (try? LuaText(source))?.functions ?? []
    return functions.filter { $0.lines == slot.line...max(slot.line, slot.lastLine) }
      .map { String(decoding: bytes[$0.span.range], as: UTF8.self) }
      .joined(separator: "\n")
  }

  private static func reached(
    from text: String, in main: LuaSource, _ program: LuaProgram
  ) -> [String] {
    var found: [String] = []
    var waiting = [(words: LuaText.words(text), file: main)]
    var definitions: [String: [Definition]] = [:]
    var seen: Set<String> = []
    while let (words, file) = waiting.popLast() {
      let names = mentions(words)
      let known = definitions[file.path] ?? self.definitions(in: file.text)
      definitions[file.path] = known
      for name in uses(words) {
        // What a helper defines may hang together through the table that it returns.
        guard let helper = program.helpers[name], seen.insert(helper.path).inserted else {
          continue
        }
        found.append(helper.text)
        waiting.append((LuaText.words(helper.text), helper))
      }
      for (position, definition) in known.enumerated()
      where !definition.names.isDisjoint(with: names) {
        guard seen.insert("\(file.path)\n\(position)").inserted else { continue }
        found.append(definition.text)
        waiting.append((definition.words, file))
      }
    }
    return found
  }

  // MARK: Statements

  /// A statement at the top of a file.
  private struct Definition {
    let names: Set<String>
    let words: [LuaWord]
    let text: String
  }

  private static func definitions(in text: String) -> [Definition] {
    let bytes = Array(text.utf8)
    return ((try? LuaText(text))?.statements ?? []).map { span in
      let text = String(decoding: bytes[span.range], as: UTF8.self)
      let words = LuaText.words(text)
      return Definition(names: defined(words), words: words, text: text)
    }
  }

  /// What a statement gives a meaning: of `local a, b = …` and `function a.b(…)` the names; of any
  /// other every name in it, since an assignment or a call may change what they stand for.
  private static func defined(_ words: [LuaWord]) -> Set<String> {
    let first = words.first?.text
    let defines = first == "local" || first == "function"
    let head = defines ? words.prefix { $0.text != "=" && $0.text != "(" } : words[...]
    return Set(head.filter { $0.kind == .name }.map(\.text)).subtracting(["local", "function"])
  }

  /// The names that words read or call; what follows a dot is a field.
  private static func mentions(_ words: [LuaWord]) -> Set<String> {
    var names: Set<String> = []
    for (index, word) in words.enumerated() where word.kind == .name {
      let isField = index > 0 && words[index - 1].kind == .mark && words[index - 1].text == "."
      if !isField { names.insert(word.text) }
    }
    return names
  }

  /// The helpers that words include: `use "name"`, `use("name")`.
  private static func uses(_ words: [LuaWord]) -> [String] {
    words.indices.compactMap { index in
      guard words[index].kind == .name, words[index].text == "use" else { return nil }
      return words[(index + 1)...].first { $0.text != "(" }?.text
    }
  }
}

extension LoadedRuleSet {
  /// The source of a function, by its slot.
  func source(_ slot: FunctionSlot) -> FunctionSource? {
    functions.indices.contains(slot) ? FunctionSource(functions[slot], in: program) : nil
  }
}
