/// Cuts a Lua text into words, comments left out. Words that Lua would refuse are passed over.
struct RuleWordReader {
  private let characters: [Character]
  private var at = 0
  private var line = 1
  private var lineStart = 0

  init(_ text: String) { characters = Array(text) }

  mutating func words() -> [RuleWord] {
    var words: [RuleWord] = []
    while let character = peek() {
      let (start, startLine, column) = (at, line, at - lineStart + 1)
      func word(_ kind: RuleWord.Kind, _ text: some Sequence<Character>) -> RuleWord {
        RuleWord(kind: kind, text: String(text), line: startLine, column: column)
      }
      if character.isWhitespace {
        advance()
      } else if character == "-", peek(1) == "-" {
        skipComment()
      } else if character.isLetter || character == "_" {
        while let next = peek(), next.isLetter || next.isNumber || next == "_" { advance() }
        words.append(word(.name, characters[start..<at]))
      } else if isNumber(at) || (character == "-" && isNumber(at + 1)) {
        advance()
        while let next = peek(), next.isHexDigit || ".xXpP".contains(next) { advance() }
        words.append(word(.number, characters[start..<at]))
      } else if character == "\"" || character == "'" {
        words.append(word(.text, shortText(character)))
      } else if let level = longBracket() {
        words.append(word(.text, longText(level)))
      } else {
        advance()
        words.append(word(.mark, [character]))
      }
    }
    return words
  }

  private func peek(_ distance: Int = 0) -> Character? {
    at + distance < characters.count ? characters[at + distance] : nil
  }

  private func isNumber(_ position: Int) -> Bool {
    position < characters.count && characters[position].isASCII && characters[position].isNumber
  }

  private mutating func advance() {
    if characters[at].isNewline {
      line += 1
      lineStart = at + 1
    }
    at += 1
  }

  private mutating func skipComment() {
    at += 2
    if let level = longBracket() {
      _ = longText(level)
      return
    }
    while let next = peek(), !next.isNewline { advance() }
  }

  private mutating func shortText(_ quote: Character) -> [Character] {
    advance()
    let start = at
    while let next = peek(), next != quote, !next.isNewline {
      if next == "\\" { advance() }
      if peek() != nil { advance() }
    }
    let text = Array(characters[start..<at])
    if peek() == quote { advance() }
    return text
  }

  /// The number of `=` in a long bracket that opens here.
  private func longBracket() -> Int? {
    guard peek() == "[" else { return nil }
    var level = 0
    while peek(1 + level) == "=" { level += 1 }
    return peek(1 + level) == "[" ? level : nil
  }

  private mutating func longText(_ level: Int) -> [Character] {
    for _ in 0..<(level + 2) { advance() }
    let start = at
    let closing = Array("]" + String(repeating: "=", count: level) + "]")
    while at < characters.count {
      if Array(characters[at..<min(at + closing.count, characters.count)]) == closing {
        let text = Array(characters[start..<at])
        for _ in closing { advance() }
        return text
      }
      advance()
    }
    return Array(characters[start...])
  }
}
