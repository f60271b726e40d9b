/// What a token is. Of words and marks of the language the raw value is their text.
enum LuaTokenKind: String, CaseIterable {
  case endOfText = "<eof>"
  case name = "<name>"
  case number = "<number>"
  case string = "<string>"

  case and, `break`, `do`, `else`, elseif, end, `false`, `for`, function, goto, `if`, `in`, local
  case `nil`, not, or, `repeat`, `return`, then, `true`, until, `while`

  case plus = "+"
  case minus = "-"
  case star = "*"
  case slash = "/"
  case doubleSlash = "//"
  case percent = "%"
  case caret = "^"
  case hash = "#"
  case ampersand = "&"
  case tilde = "~"
  case bar = "|"
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case equal = "=="
  case notEqual = "~="
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case less = "<"
  case greater = ">"
  case assign = "="
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBrace = "{"
  case closeBrace = "}"
  case openBracket = "["
  case closeBracket = "]"
  case doubleColon = "::"
  case semicolon = ";"
  case colon = ":"
  case comma = ","
  case dot = "."
  case concatenation = ".."
  case ellipsis = "..."

  /// Reserved words by their text.
  static let words = Dictionary(
    uniqueKeysWithValues: allCases.filter { $0.rawValue.utf8.allSatisfy(\.isLetter) }
      .map { ($0.rawValue, $0) })

  /// Marks by their bytes, at most three, as ``key(_:)`` packs them.
  static let marks = Dictionary(
    uniqueKeysWithValues: allCases.filter { !$0.rawValue.utf8.contains(where: \.isLetter) }
      .map { (key(Array($0.rawValue.utf8)[...]), $0) })

  static func key(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// Whether it closes something, and so stands on lines that may have no code.
  var closes: Bool {
    switch self {
    case .end, .else, .closeParenthesis, .closeBrace, .closeBracket, .comma, .semicolon,
      .endOfText:
      true
    default: false
    }
  }
}

struct LuaToken {
  let kind: LuaTokenKind
  let range: Range<Int>
}

extension UInt8 {
  var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) || self == UInt8(ascii: "_") }
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isHexDigit: Bool { isDigit || (0x61...0x66).contains(self | 0x20) }
  var isNewline: Bool { self == 0x0A || self == 0x0D }
  var isWhiteSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
