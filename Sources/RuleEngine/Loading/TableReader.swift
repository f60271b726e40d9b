import Diagnostics
import LuaSandbox
import ScorecardModel

/// Reads the named fields of one constructor's table; every fault is reported, and a value that
/// lets the reading go on takes its place.
struct TableReader {
  let table: LuaTable
  let name: String
  let reader: RuleReader
  /// Fields that a misspelt one was probably meant for; they are not reported as lacking, too.
  private let meant: Set<String>

  /// - Parameter table: made by a constructor, whose fields are the only ones allowed.
  init(_ table: LuaTable, _ reader: RuleReader) {
    self.table = table
    self.reader = reader
    name = table.constructor ?? ""
    meant = Self.checkFields(table, name, RuleLanguage.fields(of: name), reader)
  }

  /// A plain table with fields of its own, `rank = { … }`.
  init(plain table: LuaTable, name: String, fields: [String], _ reader: RuleReader) {
    self.table = table
    self.reader = reader
    self.name = name
    meant = Self.checkFields(table, name, fields, reader)
  }

  private static func checkFields(
    _ table: LuaTable, _ name: String, _ allowed: [String], _ reader: RuleReader
  ) -> Set<String> {
    var meant: Set<String> = []
    for (key, _) in table.fields where !allowed.contains(key) {
      let near = Spelling.nearest(key, in: allowed)
      if let near { meant.insert(near) }
      reader.report(
        .unknownField, at: table, naming: key,
        Message(en: "\(name) has no field '\(key)'", zh: "\(name) 没有“\(key)”这一栏"),
        notes: allowed.isEmpty
          ? []
          : [
            Message(
              en: "its fields are \(allowed.joined(separator: ", "))",
              zh: "可用的栏目：\(allowed.joined(separator: "、"))")
          ],
        help: .didYouMean(near))
    }
    return meant
  }

  func has(_ key: String) -> Bool { table[key] != nil }

  func string(_ key: String) -> String? {
    switch table[key] {
    case nil: return nil
    case .string(let text)?: return text
    case let other?:
      wrongType(key, other, Message(en: "a text in quotes", zh: "引号里的文字"))
      return nil
    }
  }

  func requiredString(_ key: String) -> String {
    if !has(key) { missing(key) }
    let text = string(key) ?? ""
    if case .string(let value)? = table[key], value.isEmpty {
      wrongValue(key, "\"\"", Message(en: "a text that is not empty", zh: "不能是空文字"))
    }
    return text
  }

  func title() -> Message {
    let chinese = requiredString("title")
    return Message(en: string("title_en") ?? chinese, zh: chinese)
  }

  /// The id: lower-case letters, digits, `_` and `-`, used once in the rule set.
  func id() -> String {
    let id = requiredString("id")
    guard !id.isEmpty else { return id }
    if !Self.isWellFormed(id) {
      wrongValue(
        "id", "\"\(id)\"",
        Message(
          en: "a lower-case letter, then lower-case letters, digits, '_' or '-'",
          zh: "以小写字母开头，只含小写字母、数字、“_”和“-”"))
    }
    reader.claim(id: id, at: table)
    return id
  }

  static func isWellFormed(_ id: String) -> Bool {
    guard let first = id.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return id.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F || $0 == 0x2D
    }
  }

  func number(_ key: String) -> Double? {
    guard let value = table[key] else { return nil }
    guard let number = value.number else {
      wrongType(key, value, Message(en: "a number", zh: "数字"))
      return nil
    }
    guard number.isFinite else {
      wrongValue(key, number.words, Message(en: "a finite number", zh: "有限的数字"))
      return nil
    }
    return number
  }

  func requiredNumber(_ key: String) -> Double? {
    if !has(key) { missing(key) }
    return number(key)
  }

  /// A number of points with at most six decimals.
  func points(_ key: String, minimum: Points = Points(micro: 1)) -> Points? {
    guard let number = number(key) else { return nil }
    guard let points = Points(exactly: number), points >= minimum else {
      wrongValue(
        key, number.plainText,
        Message(
          en: minimum.micro > 0
            ? "points greater than 0, with at most 6 decimals"
            : "points of 0 or more, with at most 6 decimals",
          zh: minimum.micro > 0 ? "大于 0 的分值，至多 6 位小数" : "不小于 0 的分值，至多 6 位小数"))
      return nil
    }
    return points
  }

  /// A share, 0…1, with at most six decimals.
  func share(_ key: String) -> Points? {
    guard let number = number(key) else { return nil }
    guard let share = Points(exactly: number), (0...1).contains(number) else {
      wrongValue(
        key, number.plainText,
        Message(
          en: "a share between 0 and 1, such as 0.8 for 80 %", zh: "0 到 1 之间的比例，例如 0.8 表示 80%"))
      return nil
    }
    return share
  }

  func wholeNumber(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let number = number(key) else { return nil }
    guard let whole = Int(exactly: number), range.contains(whole) else {
      wrongValue(
        key, number.plainText,
        Message(
          en: "a whole number from \(range.lowerBound) to \(range.upperBound)",
          zh: "\(range.lowerBound) 到 \(range.upperBound) 的整数"))
      return nil
    }
    return whole
  }

  /// One of a list of words.
  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, of type: Choice.Type)
    -> Choice? where Choice.RawValue == String
  {
    guard let text = string(key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let words = Choice.allCases.map(\.rawValue)
    unknownName(key, text, words)
    return nil
  }

  /// The position of a name in a list of names.
  func position(_ key: String, in names: [String]) -> Int? {
    guard let text = string(key) else { return nil }
    if let index = names.firstIndex(of: text) { return index }
    unknownName(key, text, names)
    return nil
  }

  func missing(_ key: String) {
    if meant.contains(key) { return }
    reader.report(
      .missingField, at: table,
      Message(en: "\(name) lacks '\(key)'", zh: "\(name) 缺少“\(key)”"),
      help: Message(en: "add \(key) = …", zh: "请补上 \(key) = …"))
  }

  func wrongType(_ key: String, _ found: LuaValue, _ expected: Message) {
    let kind = found.kindName
    reader.report(
      .wrongType, at: table, naming: key,
      Message(
        en: "\(name): '\(key)' is \(kind.english), expected \(expected.english)",
        zh: "\(name) 的“\(key)”是\(kind.chinese)，应为\(expected.chinese)"))
  }

  func wrongValue(_ key: String, _ found: String, _ expected: Message) {
    wrongValue(key, Message(verbatim: found), expected)
  }

  func wrongValue(_ key: String, _ found: Message, _ expected: Message) {
    reader.report(
      .wrongValue, at: table, naming: key,
      Message(
        en: "\(name): '\(key)' is \(found.english), expected \(expected.english)",
        zh: "\(name) 的“\(key)”是 \(found.chinese)，应为\(expected.chinese)"))
  }

  func unknownName(_ key: String, _ found: String, _ names: [String]) {
    reader.report(
      .unknownName, at: table, naming: "\"\(found)\"",
      Message(
        en: "\(name): '\(key)' is \"\(found)\", expected one of \(names.joined(separator: ", "))",
        zh: "\(name) 的“\(key)”是“\(found)”，应为其中之一：\(names.joined(separator: "、"))"),
      help: .didYouMean(Spelling.nearest(found, in: names)))
  }
}

extension Double {
  /// As an administrator writes it: `8`, `2.5`.
  var plainText: String {
    self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : "\(self)"
  }

  /// The same, and a word for what is no finite number.
  var words: Message {
    if isNaN { return Message(en: "not a number, as 0/0 is", zh: "非数（例如 0/0）") }
    if isInfinite {
      return Message(en: self > 0 ? "infinity" : "-infinity", zh: self > 0 ? "无穷大" : "负无穷大")
    }
    return Message(verbatim: plainText)
  }
}
