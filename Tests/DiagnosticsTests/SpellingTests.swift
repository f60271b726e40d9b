import Testing

@testable import Diagnostics

@Suite struct SpellingTests {
  @Test(arguments: [
    ("kitten", "sitting", 3), ("abcd", "acbd", 1), ("", "abc", 3), ("abc", "", 3), ("ab", "ab", 0),
    ("建团率", "建團率", 1), ("ca", "abc", 3),
  ])
  func distances(left: String, right: String, distance: Int) {
    #expect(Spelling.distance(Array(left), Array(right)) == distance)
    #expect(Spelling.distance(Array(right), Array(left)) == distance)
  }

  @Test(arguments: [
    ("league_member", "league_members"), ("LEAGUE_MEMBERS", "league_members"),
    ("joint_meetnigs", "joint_meetings"), ("建团律", "建团率"), ("lineer", "linear"),
  ])
  func nearNames(name: String, nearest: String) {
    let candidates = ["league_members", "joint_meetings", "建团率", "linear", "x"]
    #expect(Spelling.nearest(name, in: candidates) == nearest)
  }

  @Test(arguments: ["banana", "", "y", "lin"])
  func farNames(name: String) {
    #expect(Spelling.nearest(name, in: ["league_members", "linear", "x"]) == nil)
  }

  @Test func equalDistancesGoToTheFirst() {
    #expect(Spelling.nearest("cat", in: ["bat", "hat"]) == "bat")
    #expect(Spelling.nearest("cat", in: []) == nil)
  }
}
