import Diagnostics
import LuaSandbox
import LuaSyntax
import RuleEngine
import ScorecardModel

/// The source text that a rule function is made of: its own, and that of what it reaches by name
/// in its file and in helpers. Two functions with the same texts do the same.
///
/// What it reaches is found by the words in it: a definition begins at the start of a line, as files
/// are laid out, and lasts up to the next one. More may be taken in than is used, never less.
struct FunctionSource: Equatable {
  /// From `function` to `end`.
  let text: String
  /// Definitions that it reaches, by file and order: constants, functions, helpers.
  let reached: [String]

  init(_ slot: LuaFunctionSlot, in program: LuaProgram) {
    let files = program.sources
    let main = files.first { $0.path == slot.path } ?? program.main
    text = Self.text(slot, in: main.text)
    reached = Self.reached(from: text, in: main, program)
  }

  /// Of several functions in the same lines all, since nothing tells which one is meant.
  private static func text(_ slot: LuaFunctionSlot, in source: String) -> String {
    let bytes = Array(source.utf8)
    let functions = (try? LuaText(source))?.functions ?? []
    return functions.filter { $0.lines == slot.line...max(slot.line, slot.lastLine) }
      .map { String(decoding: bytes[$0.span.range], as: UTF8.self) }
      .joined(separator: "\n")
  }

  /// A definition at the top of a file.
  private struct Definition {
    let names: Set<Substring>
    let text: String
  }

  private static func reached(
    from text: String, in main: LuaSource, _ program: LuaProgram
  ) -> [String] {
    var found: [String] = []
    var waiting = [(text: text, file: main)]
    var seen: Set<String> = []
    while let (text, file) = waiting.popLast() {
      let words = words(of: text)
      for definition in definitions(in: file.text)
      where !definition.names.isDisjoint(with: words) {
        guard seen.insert(file.path + "\n" + definition.text).inserted else { continue }
        found.append(definition.text)
        waiting.append((definition.text, file))
        for (name, helper) in program.helpers.sorted(by: { $0.key < $1.key })
        where definition.text.contains("\"\(name)\"") || definition.text.contains("'\(name)'") {
          // What a helper defines may hang together through the table that it returns.
          guard seen.insert(helper.path).inserted else { continue }
          found.append(helper.text)
          waiting.append((helper.text, helper))
        }
      }
    }
    return found
  }

  private static func definitions(in text: String) -> [Definition] {
    var definitions: [Definition] = []
    var lines: [Substring] = []
    func close() {
      guard let first = lines.first, !first.isEmpty else { return }
      while let last = lines.last, last.isEmpty || last.hasPrefix("--") { lines.removeLast() }
      let text = lines.joined(separator: "\n")
      // Other statements may define any name that stands in them.
      let defines = first.hasPrefix("local ") || first.hasPrefix("function ")
      let head = defines ? String(first.prefix { $0 != "=" && $0 != "(" }) : text
      let names = words(of: head).subtracting(["local", "function"])
      definitions.append(Definition(names: names, text: text))
    }
    for line in text.sourceLines {
      let begins = line.first.map { $0.isLetter || $0 == "_" } ?? false
      // `end` at the start of a line ends a definition and begins none.
      if begins, !line.hasPrefix("end") {
        close()
        lines = line.hasPrefix("return") ? [] : [line]
      } else if !lines.isEmpty {
        lines.append(line)
      }
    }
    close()
    return definitions
  }

  /// The names and words in a text.
  static func words(of text: String) -> Set<Substring> {
    Set(
      text.split { character in
        !(character.isASCII && (character.isLetter || character.isNumber || character == "_"))
      })
  }
}

extension LoadedRuleSet {
  /// The source of a function, by its slot.
  func source(_ slot: FunctionSlot) -> FunctionSource? {
    functions.indices.contains(slot) ? FunctionSource(functions[slot], in: program) : nil
  }
}
