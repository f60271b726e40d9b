import Diagnostics

/// How wide and high cells must be for their texts: Excel sizes no merged cell itself, and nobody
/// sizes what is printed unseen.
enum TextFit {
  /// The height of a line of 10 points, and what a row has around its lines.
  static let line = 13.5
  static let margin = 5.0

  /// The width of a column, in characters, for the widest of texts.
  static func width(
    _ texts: some Sequence<String>, atLeast least: Double = 6, atMost most: Double = 40
  ) -> Double {
    var widest = 0
    for text in texts { widest = max(widest, DisplayWidth.of(text)) }
    return min(most, max(least, Double(widest) * 1.05 + 3))
  }

  /// The height of a row, in points, whose texts stand in columns of given widths.
  static func height(_ texts: [(text: String, width: Double)]) -> Double {
    let most = texts.map { lines($0.text, width: $0.width) }.max() ?? 1
    // Excel knows no higher row.
    return min(409, Double(max(1, most)) * line + margin)
  }

  /// The lines that a text is broken into: between words, and at any Chinese character.
  static func lines(_ text: String, width: Double) -> Int {
    let room = max(2, Int(width - 1))
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .reduce(0) { $0 + lines(of: $1, room) }
  }

  private static func lines(of paragraph: Substring, _ room: Int) -> Int {
    if DisplayWidth.of(paragraph) <= room { return 1 }
    var lines = 1
    var used = 0
    var word = 0
    // A word is put down when it ends; one that is longer than a line is broken.
    func putDown() {
      if used > 0, used + word > room {
        lines += 1
        used = 0
      }
      lines += max(0, word - 1) / room
      used = word > room ? word % room : used + word
      word = 0
    }
    for character in paragraph {
      let width = DisplayWidth.of(String(character))
      if width != 1 || character == " " {
        putDown()
        word = width
        putDown()
      } else {
        word += width
      }
    }
    putDown()
    return lines
  }
}
