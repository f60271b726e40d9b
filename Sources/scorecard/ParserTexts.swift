/// The argument parser's own words in Chinese: it speaks English only.
enum ParserTexts {
  /// Its headings and help.
  private static let phrases = [
    ("OVERVIEW: ", "概述："), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("Help:  ", "说明："),
    ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："), ("SUBCOMMANDS:", "子命令："),
    ("Show the version.", "显示版本。"), ("Show help information.", "显示帮助。"),
    ("Show subcommand help information.", "显示子命令的帮助。"),
    ("<subcommand>", "<子命令>"), ("[<options>]", "[<选项>]"), ("。 （默认：", "。（默认："),
    ("Missing required subcommand.", "缺少子命令。"),
    ("Can't autodetect a supported shell.", "无法识别所用的命令行外壳。"),
    (
      "Please use --generate-completion-script=<shell> with one of:",
      "请用 --generate-completion-script=<外壳> 指定其中一个："
    ),
  ]

  /// Its messages; `%` stands for any text, which the Chinese names by number.
  private static let messages = [
    ("(default: %)", "（默认：%1）"),
    ("Unknown option '%'. Did you mean '%'?", "没有“%1”这个选项。是否想写“%2”？"),
    ("   or: Missing value for '%' in '%'", "   或：“%2”中的“%1”缺少值"),
    ("Unknown option '%'", "没有“%1”这个选项。"),
    ("Missing value for '%'", "“%1”缺少值"),
    ("Missing expected argument '%'", "缺少参数“%1”"),
    ("Missing one of: '%'", "缺少其中之一：“%1”"),
    ("Unexpected argument '%'", "多余的参数“%1”"),
    ("% unexpected arguments: %", "多余的参数 %1 个：%2"),
    (
      "The option '%' does not take any value, but '%' was specified.", "选项“%1”不带值，这里却写了“%2”。"
    ),
    ("The value '%' is invalid for '%'", "“%1”不能作为“%2”的值"),
    (
      "Value to be set with flag '%' had already been set with flag '%'", "“%1”与前面的“%2”冲突"
    ),
    ("Can't generate completion scripts for '%'.", "不能为“%1”生成补全脚本。"),
    ("Invalid option: %", "选项写法有误：%1"),
    ("See '%' for more information.", "详见“%1”。"), ("See '%' for detailed help.", "详见“%1”。"),
  ]

  static func chinese(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(line)
      .joined(separator: "\n")
  }

  private static func line(_ line: Substring) -> String {
    var text = String(line)
    for (english, chinese) in messages {
      let parts = english.split(separator: "%", omittingEmptySubsequences: false)
      while let match = match(parts, in: text) {
        var words = chinese
        for (index, hole) in match.holes.enumerated() {
          words = words.replacing("%\(index + 1)", with: quoted(hole))
        }
        text.replaceSubrange(match.range, with: words)
      }
    }
    for (english, chinese) in phrases { text = text.replacing(english, with: chinese) }
    return text
  }

  /// Several texts between quotes are so in Chinese, too.
  private static func quoted(_ hole: Substring) -> String {
    let text = String(hole).replacing("', '", with: "”“")
    guard text.hasPrefix("'"), text.hasSuffix("'"), text.count > 1 else { return text }
    return "“" + text.dropFirst().dropLast() + "”"
  }

  /// Where the parts stand one after the other, and what is between them: as little as there can be,
  /// and after the last all that is left.
  private static func match(_ parts: [Substring], in text: String)
    -> (range: Range<String.Index>, holes: [Substring])?
  {
    let isOpen = parts.first?.isEmpty == true
    guard let named = parts.first(where: { !$0.isEmpty }),
      let found = text.firstRange(of: isOpen ? named : parts[0])
    else { return nil }
    // What stands before the first words ends where a word does.
    let before = text[..<found.lowerBound]
    let start =
      isOpen ? (before.lastIndex(of: " ").map(text.index(after:)) ?? text.startIndex) : nil
    var holes = start.map { [text[$0..<found.lowerBound]] } ?? []
    var end = found.upperBound
    for part in parts.dropFirst(isOpen ? 2 : 1) {
      if part.isEmpty {
        holes.append(text[end...])
        end = text.endIndex
      } else {
        guard let next = text[end...].firstRange(of: part) else { return nil }
        holes.append(text[end..<next.lowerBound])
        end = next.upperBound
      }
    }
    return ((start ?? found.lowerBound)..<end, holes)
  }
}
