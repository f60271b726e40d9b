/// A word, a number, a text or a mark of a Lua text.
package struct LuaWord: Sendable, Hashable {
  package enum Kind: Sendable, Hashable { case name, number, text, mark }

  /// Reserved words are names, too.
  package let kind: Kind
  /// As it is written; of a text what is between its quotes, escapes included.
  package let text: String
  package let span: LuaSpan
}

extension LuaText {
  /// The words of a text, or of a part of one, comments left out.
  /// - Returns: none where it cannot be cut into words.
  package static func words(_ text: String) -> [LuaWord] {
    let bytes = Array(text.utf8)
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let lines = LineTable(bytes, from: start)
    var lexer = LuaLexer(bytes, lines, from: start)
    guard let tokens = try? lexer.tokens() else { return [] }
    return tokens.dropLast().map { token in
      var content = bytes[token.range]
      let kind: LuaWord.Kind
      switch token.kind {
      case .number: kind = .number
      case .string:
        kind = .text
        let quotes = content.first == UInt8(ascii: "[") ? content.longBracketLength : 1
        content = content.dropFirst(quotes).dropLast(quotes)
      default: kind = content.first?.isLetter == true ? .name : .mark
      }
      return LuaWord(
        kind: kind, text: String(decoding: content, as: UTF8.self), span: lines.span(token.range))
    }
  }
}

extension ArraySlice<UInt8> {
  /// Of the bracket that opens a long text: `[[`, `[=[` and so on.
  fileprivate var longBracketLength: Int {
    2 + dropFirst().prefix { $0 == UInt8(ascii: "=") }.count
  }
}
