import LuaSandbox
import LuaSyntax
import TestSupport
import Testing

/// Texts at random, which Lua itself reads, too.
@Suite("Agreement with Lua")
struct AgreementTests {
  private static let corpus = [
    "local a, b = 1, 0x1F", "if a == b and not c then d() elseif e then return 1, 2 else f = 3 end",
    "for i = 1, #t, 2 do t[i] = i // 2 end",
    "for k, v in pairs { x = 1, [2] = 'y', 3; } do break end",
    "while a < b or c >= 1e3 do a = a + .5 end", "repeat local x = f(...) until x ~= nil",
    "local function g(x, ...) return (...), x:m 's' end", "function a.b:c(d) self.e = d ^ -2 end",
    "local s = [==[ long ]] ]==] .. \"short\\n\\u{793E}\"", "do goto done end ::done::",
    "local c <const>, d <close> = 1, nil",
    "t.x, t[1], (f or g)().y = a & b | ~c, a << 1 >> 2, 5 % 3",
    "-- note\n f { 1 }", "--[[ long\nnote ]] f [[ text ]]", "return function(p) return p end;",
  ]

  /// Words and marks of the corpus with spaces between, some taken out, doubled or exchanged.
  private func text(_ random: inout SeededGenerator) -> String {
    var pieces: [Substring] = []
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let sample = Self.corpus.randomElement(using: &random) ?? ""
      var rest = sample[...]
      while let first = rest.first {
        let isWord = { (character: Character) in character.isLetter || character.isNumber }
        let piece = isWord(first) ? rest.prefix(while: isWord) : rest.prefix(1)
        pieces.append(piece)
        rest = rest.dropFirst(piece.count)
      }
      pieces.append("\n")
    }
    for _ in 0..<Int.random(in: 0...2, using: &random) where !pieces.isEmpty {
      let at = pieces.indices.randomElement(using: &random) ?? 0
      switch Int.random(in: 0..<3, using: &random) {
      case 0: pieces.remove(at: at)
      case 1: pieces.insert(pieces.randomElement(using: &random) ?? "", at: at)
      default: pieces.swapAt(at, pieces.indices.randomElement(using: &random) ?? at)
      }
    }
    return pieces.joined()
  }

  /// What Lua says against the text; nil where it is read.
  private func luaFault(_ text: String) -> String? {
    let program = LuaProgram(main: LuaSource(path: "main.lua", text: text))
    return withLargeStack {
      do throws(LuaError) {
        _ = try LuaMachine(program)
        return nil
      } catch {
        return error.kind == .syntax || error.kind == .notText ? error.message : nil
      }
    }
  }

  /// Faults beyond the grammar, which only Lua finds.
  private static let beyondGrammar = [
    "goto", "label", "break outside", "attempt to assign to const", "unknown attribute",
    "cannot use '...'", "multiple to-be-closed",
  ]

  @Test("What Lua reads is read, and what it refuses for its grammar is refused")
  func agreement() {
    var random = SeededGenerator("agreement")
    var accepted = 0
    for _ in 0..<3_000 {
      let text = "return function(...)\n" + text(&random) + "\nend"
      let fault = luaFault(text)
      if fault == nil { accepted += 1 }
      let isRead = (try? LuaText(text)) != nil
      let agrees =
        isRead == (fault == nil)
        || isRead && Self.beyondGrammar.contains { fault?.contains($0) == true }
      #expect(agrees, "seed \(random.seed): Lua says \(fault ?? "nothing") of\n\(text)")
    }
    #expect(accepted > 300)
  }
}
