import Diagnostics

/// JSON as data of a page's script.
enum PageJSON {
  static func text(_ text: String) -> String { JSONText.string(text.printable) }

  static func array(_ elements: [String]) -> String { "[" + elements.joined(separator: ",") + "]" }
  static func texts(_ texts: [String]) -> String { array(texts.map(text)) }
  /// Texts without those at the end that are empty.
  static func leading(_ texts: [String]) -> String {
    Self.texts(Array(texts[..<((texts.lastIndex { !$0.isEmpty } ?? -1) + 1)]))
  }
  static func object(_ members: [(key: String, value: String)]) -> String {
    "{" + members.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
  }

  /// An element that holds JSON for the script; nothing in the JSON ends it or begins another.
  static func block(id: String, _ json: String) -> String {
    "<script type=\"application/json\" id=\"\(id)\">\(escaped(json))</script>\n"
  }

  /// The same JSON without what means something in HTML or ends a line in a script: in JSON these
  /// stand in strings only, where an escape is the same text.
  static func escaped(_ json: String) -> String {
    var escaped = ""
    escaped.unicodeScalars.reserveCapacity(json.utf8.count)
    for scalar in json.unicodeScalars {
      switch scalar {
      case "<": escaped += "\\u003c"
      case ">": escaped += "\\u003e"
      case "&": escaped += "\\u0026"
      case "\u{2028}": escaped += "\\u2028"
      case "\u{2029}": escaped += "\\u2029"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

/// Values that cards refer to by number, each once.
struct PagePool {
  private var numbers: [String: Int] = [:]
  private var values: [String] = []

  /// - Returns: the number of a JSON value.
  mutating func add(_ json: String) -> Int {
    if let number = numbers[json] { return number }
    numbers[json] = values.count
    values.append(json)
    return values.count - 1
  }

  var json: String { PageJSON.array(values) }
}
