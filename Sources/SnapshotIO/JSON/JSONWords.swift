import Diagnostics

/// The words of what is wrong with JSON.
enum JSONWords {
  static let value = Message(en: "a value", zh: "一个值")
  static let key = Message(en: "a key in double quotes", zh: "双引号括起来的键名")
  static let end = Message(en: "the end of the file", zh: "文件结尾")

  static func mark(_ mark: UInt8) -> Message {
    let text = String(Unicode.Scalar(mark))
    return Message(en: "'\(text)'", zh: "“\(text)”")
  }

  static let notAnObject = Message(
    en: "expected an object for each unit: {\"code\": \"…\", …}",
    zh: "每个单位应写成一个对象：{\"code\": \"…\", …}")

  static let noUnits = Message(en: "there is no unit in the file", zh: "文件里没有单位")

  static func nested(_ key: String) -> Message {
    let shown = Shown.cell(key)
    return Message(
      en: "'\(shown)' holds an object or a list; a cell is a text, a number, true, false or null",
      zh: "“\(shown)”是对象或数组；单元格只能是文字、数字、true、false 或 null")
  }

  static func twice(_ key: String) -> Message {
    let shown = Shown.cell(key)
    return Message(
      en: "key '\(shown)' is there twice in this object", zh: "同一个对象里“\(shown)”出现了两次")
  }
}
