import LuaSyntax
import Testing

/// The words of texts, as what points at them needs them.
@Suite struct WordTests {
  private func words(_ text: String) -> [String] {
    LuaText.words(text).map { word in
      let (line, column) = (word.span.line, word.span.column)
      return "\(word.kind) \(word.text) \(line):\(column)"
    }
  }

  @Test func kindsAndPlaces() {
    #expect(
      words("item { id = \"甲乙\", -- 说明\n  points = 2.5e1 }") == [
        "name item 1:1", "mark { 1:6", "name id 1:8", "mark = 1:11", "text 甲乙 1:13",
        "mark , 1:17", "name points 2:3", "mark = 2:10", "number 2.5e1 2:12", "mark } 2:18",
      ])
  }

  @Test func textsWithoutTheirQuotes() {
    #expect(
      words("a = 'x' .. [[y]] .. [==[z]=]]==] -- [[ not closed\nb") == [
        "name a 1:1", "mark = 1:3", "text x 1:5", "mark .. 1:9", "text y 1:12", "mark .. 1:18",
        "text z]=] 1:21", "name b 2:1",
      ])
  }

  @Test func aTextThatCannotBeCutHasNone() {
    #expect(words("a = \"not closed").isEmpty)
    #expect(words("").isEmpty)
  }
}
