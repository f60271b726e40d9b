/// The argument parser's own words in Chinese: it speaks English only.
enum ParserTexts {
  private static let phrases = [
    ("OVERVIEW: ", "概述："), ("USAGE: ", "用法："), ("Usage: ", "用法："),
    ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："), ("SUBCOMMANDS:", "子命令："),
    ("Show the version.", "显示版本。"), ("Show help information.", "显示帮助。"),
    ("Show subcommand help information.", "显示子命令的帮助。"),
    ("(default: text)", "（默认：text）"),
  ]

  static func chinese(_ text: String) -> String {
    var text = text
    for (english, chinese) in phrases { text = text.replacing(english, with: chinese) }
    text = text.replacing(/Unknown option '([^']*)'\.?/) { "没有“\($0.1)”这个选项。" }
    text = text.replacing(/Unexpected argument '([^']*)'/) { "多余的参数“\($0.1)”" }
    text = text.replacing(/(\d+) unexpected arguments: (.*)/) { "多余的参数：\($0.2)" }
    text = text.replacing(/Missing value for '([^']*)'/) { "“\($0.1)”缺少值" }
    text = text.replacing(/The value '([^']*)' is invalid for '([^']*)'/) {
      "“\($0.1)”不能作为“\($0.2)”的值"
    }
    text = text.replacing(/\ Did you mean '([^']*)'\?/) { "是否想写“\($0.1)”？" }
    text = text.replacing(/See '([^']*)' for (more information|detailed help)\./) {
      "详见“\($0.1)”。"
    }
    return text
  }
}
