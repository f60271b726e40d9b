import Diagnostics
import Yams

/// What is wrong with the syntax of a workspace file.
enum YAMLFaults {
  /// - Returns: the fault, and where it is as far as that is known.
  static func describe(_ error: any Error) -> (message: Message, mark: Mark?) {
    guard let yaml = error as? YamlError else { return (other(nil), nil) }
    switch yaml {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return (other(problem), mark)
    case .reader(let problem, _, _, _): return (other(problem), nil)
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.sorted()
      let (english, chinese) = (
        keys.joined(separator: "', '"), keys.joined(separator: "”“")
      )
      return (
        Message(en: "'\(english)' is written twice", zh: "“\(chinese)”写了两次"), context.mark
      )
    case .memory: return (Message(en: "the file is too large", zh: "文件过大"), nil)
    default: return (other(nil), nil)
    }
  }

  private static func other(_ problem: String?) -> Message {
    guard let problem else { return Message(en: "not valid YAML", zh: "YAML 写法有误") }
    let words = chinese[problem] ?? problem
    return Message(en: "not valid YAML: \(problem)", zh: "YAML 写法有误：\(words)")
  }

  /// The problems that libyaml names.
  private static let chinese = [
    "could not find expected ':'": "这一行的键后面缺少冒号和空格“: ”",
    "did not find expected key": "这里应当是一个键；请检查上下各行的缩进是否对齐",
    "did not find expected '-' indicator": "这里应当以“- ”开头；请检查缩进是否对齐",
    "did not find expected ',' or ']'": "方括号里的各项之间缺少逗号，或缺少右方括号",
    "did not find expected ',' or '}'": "花括号里的各项之间缺少逗号，或缺少右花括号",
    "did not find expected node content": "这里缺少内容",
    "did not find expected <document start>": "一个文件只能有一份内容；请检查多余的文字或缩进",
    "did not find expected <stream-start>": "文件开头有误",
    "mapping values are not allowed in this context": "这里不能有“: ”；含冒号的文字请加引号，并检查缩进",
    "mapping keys are not allowed in this context": "这里不能写键；请检查缩进",
    "block sequence entries are not allowed in this context": "这里不能以“- ”开头；列表要另起一行",
    "found a tab character that violates indentation": "缩进用了制表符；请改用空格",
    "found a tab character where an indentation space is expected": "缩进用了制表符；请改用空格",
    "found character that cannot start any token": "有不能用在这里的字符；缩进请用空格，特殊文字请加引号",
    "found unexpected end of stream": "文件没有写完，可能缺少引号",
    "found unexpected document indicator": "引号里的文字没有结束",
    "found unexpected ':'": "这里不应有冒号；含冒号的文字请加引号",
    "found unknown escape character": "双引号里的反斜杠写法有误；可以改用单引号",
    "found invalid Unicode character escape code": "双引号里的字符编号有误",
    "did not find expected hexdecimal number": "双引号里的字符编号有误",
    "did not find expected alphabetic or numeric character": "& 和 * 之后应为字母或数字；以它们开头的文字请加引号",
    "did not find expected whitespace or line break": "这里应有空格或换行",
    "did not find expected comment or line break": "这里应换行",
    "did not find expected digit or '.' character": "版本号有误",
    "did not find expected version number": "版本号有误",
    "found extremely long version number": "版本号过长",
    "found incompatible YAML document": "YAML 版本不支持",
    "found duplicate %YAML directive": "%YAML 写了两次",
    "found duplicate %TAG directive": "%TAG 写了两次",
    "found unknown directive name": "以 % 开头的这一行无法识别；以 % 开头的文字请加引号",
    "could not find expected directive name": "以 % 开头的这一行无法识别；以 % 开头的文字请加引号",
    "found unexpected non-alphabetical character": "以 % 开头的这一行无法识别；以 % 开头的文字请加引号",
    "found undefined tag handle": "以 ! 开头的标签无法识别；以 ! 开头的文字请加引号",
    "did not find expected '!'": "以 ! 开头的标签无法识别；以 ! 开头的文字请加引号",
    "did not find expected tag URI": "以 ! 开头的标签无法识别；以 ! 开头的文字请加引号",
    "did not find the expected '>'": "以 ! 开头的标签没有结束",
    "found an indentation indicator equal to 0": "缩进数不能是 0",
    "found undefined alias": "“*”后面的名字没有定义；以 * 开头的文字请加引号",
    "control characters are not allowed": "文件里有不能显示的字符",
    "invalid Unicode character": "文件里有无法识别的字符",
  ]
}
