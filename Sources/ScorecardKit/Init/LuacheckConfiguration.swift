import Diagnostics
import RuleEngine

/// Writes the `.luacheckrc` that tells luacheck the names rule files may use: the constructors, and
/// the part of Lua's library that the sandbox has.
enum LuacheckConfiguration {
  static let fileName = ".luacheckrc"

  /// What follows this line in a file is its user's.
  static let mark = Message(
    en: "-- Your own settings follow; they are kept.", zh: "-- 以下是自己的设置，刷新时保留。")

  /// - Parameter library: the names that the sandbox has: `math`, `math.abs`, …
  static func text(library: [String], _ language: Language) -> String {
    let rules = RuleLanguage.all.map(\.name)
    let scenarios = ScenarioLanguage.all.map(\.name)
    let heading = Message(
      en: "-- Made by scorecard init --editor: the names that rule files may use.",
      zh: "-- 由 scorecard init --editor 生成：规则文件里可以用的名称。")
    let unused = Message(
      en: "-- A function is given the unit, c, whether it looks at it or not.",
      zh: "-- 函数总是得到单位 c，用不用都可以。")
    return """
      \(heading.text(language))
      stds.scorecard = {
        read_globals = {
      \(globals(library))\
      \(names(rules))
        },
      }
      stds.scorecard_test = {
        read_globals = {
      \(globals(library))\
      \(names(scenarios))
        },
      }
      std = "scorecard"
      files["**/*_test.lua"] = { std = "scorecard_test" }
      \(unused.text(language))
      ignore = { "212/c" }
      max_line_length = false
      exclude_files = { ".scorecard/**" }
      \(mark.text(language))

      """
  }

  /// The library's names; a table with its members, of which there are no others.
  private static func globals(_ library: [String]) -> String {
    let tables = library.filter { name in library.contains { $0.hasPrefix(name + ".") } }
    let plain = library.filter { !$0.contains(".") && !tables.contains($0) }
    let members = tables.map { table in
      let fields = library.filter { $0.hasPrefix(table + ".") }
        .map { String($0.dropFirst(table.count + 1)) }
      return "    \(table) = { fields = {\n\(names(fields, indent: 6))\n    } },\n"
    }
    return names(plain) + "\n" + members.joined()
  }

  /// Names in quotes, as many in a line as there is room for.
  private static func names(_ names: [String], indent: Int = 4) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines = [margin]
    for name in names {
      let word = "\"\(name)\","
      let isFirst = lines[lines.count - 1] == margin
      if !isFirst, lines[lines.count - 1].count + 1 + word.count > 100 { lines.append(margin) }
      lines[lines.count - 1] += (lines[lines.count - 1] == margin ? "" : " ") + word
    }
    return lines.joined(separator: "\n")
  }

  /// The file anew, with what its user added.
  /// - Parameter old: the file that is there; nil where there is none.
  /// - Returns: nil where the file is none that this program made.
  static func refreshed(_ text: String, from old: String?) -> String? {
    guard let old else { return text }
    let ranges = [mark.chinese, mark.english].compactMap { old.firstRange(of: $0 + "\n") }
    guard let range = ranges.min(by: { $0.lowerBound < $1.lowerBound }) else { return nil }
    return text + old[range.upperBound...]
  }
}
