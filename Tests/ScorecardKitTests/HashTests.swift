import LuaSandbox
import Testing

@testable import ScorecardKit

@Suite struct HashTests {
  private func program(_ main: String, _ helpers: [String: String] = [:]) -> LuaProgram {
    LuaProgram(
      main: LuaSource(path: "ruleset.lua", text: main),
      helpers: helpers.mapValues { LuaSource(path: "helper.lua", text: $0) })
  }

  /// What `sha256sum` prints.
  @Test func aFileAloneHasItsOwnHash() {
    #expect(
      Hash.sha256(program("abc"))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  /// `sha256sum ruleset.lua a.lua | cut -c-64 | sha256sum`, of files `abc` and `def`.
  @Test func helpersCount() {
    #expect(
      Hash.sha256(program("abc", ["a": "def"]))
        == "de7ad4a6c2f0daea4b2e717eba13e90728ecb1f46840b4450916325b95905ea1")
    let others = [
      program("abc", ["a": "dex"]), program("abcdef", ["a": ""]), program("abcdef"),
      program("abc", ["a": "d", "b": "ef"]), program("abc", ["a": "def", "b": ""]),
    ]
    #expect(Set(others.map { Hash.sha256($0) }).count == others.count)
  }
}
