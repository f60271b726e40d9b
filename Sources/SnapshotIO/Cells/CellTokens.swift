/// A cell as a short run of tokens, one to a character: ASCII in lower case, full-width forms as
/// their ASCII ones, and one token for each Chinese word that cells may hold.
struct CellTokens {
  /// A cell with more characters is no number and no word.
  static let most = 48

  typealias Token = UInt8

  /// Tokens above ASCII.
  enum Mark {
    static let tenThousand: Token = 0x80
    static let hundredMillion: Token = 0x81
    /// 是 有 √
    static let yes: Token = 0x82
    /// 否 无 ✗
    static let no: Token = 0x83
    /// ×: no for a yes/no indicator, a redaction for others.
    static let cross: Token = 0x84
    /// — and its like.
    static let dash: Token = 0x85
    /// 余 多 千 and counting words, which may follow a redaction.
    static let suffix: Token = 0x86
    /// 约 近 超, which may precede one.
    static let prefix: Token = 0x87
    static let notFor: Token = 0x88
    static let fit: Token = 0x89
    static let use: Token = 0x8A
    static let other: Token = 0xFF
  }

  private(set) var tokens: InlineArray<48, Token> = .init(repeating: 0)
  private(set) var count = 0
  /// There were more characters than `most`.
  private(set) var isTooLong = false

  /// - Parameters:
  ///   - start: offset of the first byte; the text is well-formed UTF-8.
  ///   - isQuoted: whether two quotes stand for one.
  init(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, isQuoted: Bool = false) {
    var position = start
    while position < end {
      let (token, length) = Self.token(base + position)
      if count == Self.most {
        isTooLong = true
        return
      }
      tokens[count] = token
      count += 1
      position += length
      if isQuoted, token == UInt8(ascii: "\"") { position += 1 }
    }
  }

  subscript(_ index: Int) -> Token { index < count ? tokens[index] : 0 }

  private static func token(_ bytes: UnsafePointer<UInt8>) -> (Token, Int) {
    let byte = bytes[0]
    if byte < 0x80 {
      return (byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte, 1)
    }
    let length = max(1, UTF8Check.characterLength(bytes))
    var scalar = UInt32(byte) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for index in 1..<max(2, length) where length > 1 {
      scalar = scalar << 6 | UInt32(bytes[index] & 0x3F)
    }
    return (token(of: scalar), length)
  }

  private static func token(of scalar: UInt32) -> Token {
    if (0xFF01...0xFF5E).contains(scalar) {
      let ascii = UInt8(truncatingIfNeeded: scalar - 0xFF01 + 0x21)
      return ascii &- UInt8(ascii: "A") < 26 ? ascii | 0x20 : ascii
    }
    guard let character = Unicode.Scalar(scalar) else { return Mark.other }
    switch character {
    case "万", "萬": return Mark.tenThousand
    case "亿", "億": return Mark.hundredMillion
    case "是", "有", "√", "✓", "✔", "☑": return Mark.yes
    case "否", "无", "無", "✗", "✘", "☒": return Mark.no
    case "×", "✕", "✖", "╳": return Mark.cross
    case "—", "–", "―", "─": return Mark.dash
    case "余", "餘", "多", "千", "百", "十", "人", "名", "个", "個", "户", "戶", "年", "月", "日",
      "次", "元", "家", "岁", "歲", "场", "處", "处", "项", "項", "支", "件":
      return Mark.suffix
    case "约", "約", "近", "超": return Mark.prefix
    case "不": return Mark.notFor
    case "适", "適": return Mark.fit
    case "用": return Mark.use
    case "\u{2212}": return UInt8(ascii: "-")
    case "＊", "∗", "※": return UInt8(ascii: "*")
    case "\u{A0}", "\u{3000}": return Byte.space
    default: return Mark.other
    }
  }
}
