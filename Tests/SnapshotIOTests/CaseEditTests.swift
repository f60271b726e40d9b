import Diagnostics
import Foundation
import ScorecardModel
import Testing

@testable import SnapshotIO

/// Case files with other expectations in some cells: everything else keeps its bytes.
@Suite struct CaseEditTests {
  private static let vocabulary = CaseVocabulary(
    catalogue: Sample.catalogue,
    phases: [
      .init(id: "", parts: [.init(id: "members", title: Message(en: "members", zh: "团员"))])
    ], grades: ["优秀", "合格", "不合格"])

  private func read(_ bytes: [UInt8]) throws -> CaseFile {
    try CaseFile.read(Sample.content(bytes, path: "cases.csv"), vocabulary: Self.vocabulary)
  }

  /// Writes a text over each expectation of a subject.
  private func rewriting(
    _ bytes: [UInt8], _ subject: CaseSubject, _ text: String, _ value: ExpectedValue
  ) throws -> [UInt8] {
    let file = try read(bytes)
    let edits = file.cases.flatMap(\.expectations).filter { $0.subject == subject }
      .compactMap(\.cell).map { CaseEdit(cell: $0, text: text, value: value) }
    return try file.rewriting(edits, vocabulary: Self.vocabulary)
  }

  private func rewriting(
    _ text: String, _ subject: CaseSubject, _ new: String, _ value: ExpectedValue
  ) throws -> String {
    String(
      decoding: try rewriting(Array(text.utf8), subject, new, value), as: UTF8.self)
  }

  @Test(
    "quotes, spaces, delimiters and line ends stay",
    arguments: [
      ("case,expect:total\n甲,60\n乙, 60 \n丙,\"60\"\n", "case,expect:total\n甲,7\n乙, 7 \n丙,\"7\"\n"),
      ("\u{FEFF}case;expect:total\r\n\"甲;一\";60\r\n", "\u{FEFF}case;expect:total\r\n\"甲;一\";7\r\n"),
      ("expect:total\tcase\r60\t甲\r60\t乙", "expect:total\tcase\r7\t甲\r7\t乙"),
      (
        "case,expect:total,note\n甲,60,\"说 \"\"好\"\",\n二\"\n",
        "case,expect:total,note\n甲,7,\"说 \"\"好\"\",\n二\"\n"
      ),
      ("\n,,\ncase,expect:total\n\n甲,６０\n,\n", "\n,,\ncase,expect:total\n\n甲,7\n,\n"),
      ("case,expect:total\n甲,\"6\"\"0\n", nil),
      ("case,expect:total\n甲,60", "case,expect:total\n甲,7"),
    ] as [(String, String?)])
  func shape(_ text: String, _ expected: String?) throws {
    guard let expected else {
      #expect(throws: Failure.self) { try read(Array(text.utf8)) }
      return
    }
    let found = try rewriting(text, .total, "7", .points(Points(whole: 7)))
    #expect(found == expected)
  }

  @Test func aTextThatNeedsQuotesGetsThem() throws {
    let text = "case,expect:flags\n甲,-\n乙,\"-\"\n"
    #expect(
      try rewriting(text, .flags, "a,\"b\"", .flags(["a,\"b\""]))
        == "case,expect:flags\n甲,\"a,\"\"b\"\"\"\n乙,\"a,\"\"b\"\"\"\n")
    #expect(
      try rewriting("case;expect:flags\n甲;-\n", .flags, "a,b", .flags(["a,b"]))
        == "case;expect:flags\n甲;a,b\n")
  }

  @Test func gb18030AndUTF16StayAsTheyAre() throws {
    let before = "case,note,expect:grade,expect:flags\n晨桂,说“好”，①㐀𠀀,合格,-\n翠苑,,合格,空心\n"
    let after = "case,note,expect:grade,expect:flags\n晨桂,说“好”，①㐀𠀀,不合格,-\n翠苑,,不合格,空心\n"
    let encodings: [(String) -> [UInt8]] = [
      GB18030Text.encode,
      { [0xFF, 0xFE] + $0.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } },
      { [0xFE, 0xFF] + $0.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] } },
      { [0xEF, 0xBB, 0xBF] + Array($0.utf8) },
    ]
    for encode in encodings {
      let found = try rewriting(encode(before), .grade, "不合格", .grade("不合格"))
      #expect(found == encode(after))
    }
  }

  /// A character that stands twice in GB18030, once as GBK has it, is kept as it stands.
  @Test func bytesThatDecodeAlikeAreKept() throws {
    let name = "case,note,expect:grade\n甲,"
    let tail = ",合格\n"
    for note: [UInt8] in [
      [0xA8, 0xBC], [0x81, 0x35, 0xF4, 0x37], [0xA6, 0xD9],
    ] {
      let bytes = GB18030Text.encode(name) + note + GB18030Text.encode(tail)
      #expect(
        try rewriting(bytes, .grade, "优秀", .grade("优秀"))
          == GB18030Text.encode(name) + note + GB18030Text.encode(",优秀\n"))
    }
  }

  @Test func whatIsReadOtherwiseThanMeantIsRefused() throws {
    let text = "case,expect:total,expect:grade\n甲,60,合格\n"
    for (text, value) in [("8", ExpectedValue.points(Points(whole: 7))), ("", .points(.zero))] {
      let failure = #expect(throws: Failure.self) {
        try rewriting("case,expect:total,expect:grade\n甲,60,合格\n", .total, text, value)
      }
      #expect(failure?.status == .badInput)
      #expect(failure?.diagnostics.first?.id.rawValue == "case.not-rewritable")
    }
    #expect(throws: Failure.self) { try rewriting(text, .grade, "良", .grade("良")) }
  }

  /// Random tables in random encodings: what is not rewritten keeps its bytes.
  @Test func everythingElseKeepsItsBytes() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("everythingElseKeepsItsBytes: seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let notes = ["", "说明", "\"引 \"\"号\"\", 一\"", "a b", "“①”", "\"多\n行\"", " 空 "]
    for _ in 0..<200 {
      let delimiter = [",", ";", "\t"].randomElement(using: &random) ?? ","
      let end = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
      let totals = (0..<5).map { _ in String(Int.random(in: 0...100, using: &random)) }
      func table(_ totals: [String], _ style: [String], _ notes: [String]) -> String {
        let rows = totals.enumerated().map { row, total in
          ["案例\(row)", notes[row], style[row].replacing("0", with: total), notes[4 - row]]
            .joined(separator: delimiter)
        }
        let header = ["case", "note", "expect:total", "expect:error"].joined(separator: delimiter)
        return ([header] + rows).joined(separator: end) + end
      }
      let style = (0..<5).map { _ in ["0", "\"0\"", " 0 "].randomElement(using: &random) ?? "0" }
      let kept = (0..<5).map { _ in
        // A cell that holds the delimiter must be quoted; these are where they hold one at all.
        notes.randomElement(using: &random) ?? ""
      }
      let new = "55.5"
      let encodings: [(String) -> [UInt8]] = [
        GB18030Text.encode, { Array($0.utf8) }, { [0xEF, 0xBB, 0xBF] + Array($0.utf8) },
        { [0xFF, 0xFE] + $0.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } },
      ]
      let encode = encodings.randomElement(using: &random) ?? encodings[0]
      let found = try rewriting(
        encode(table(totals, style, kept)), .total, new, .points(Points(micro: 55_500_000)))
      #expect(
        found == encode(table(totals.map { _ in new }, style, kept)), "seed \(seed)")
    }
  }
}
