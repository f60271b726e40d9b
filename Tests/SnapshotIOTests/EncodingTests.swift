import Diagnostics
import Testing

@testable import SnapshotIO

/// Encodings are told apart, and what is none is located.
struct EncodingTests {
  static let table = """
    代码,名称,区,街道,建团率
    110101001001,晨桂社区,江北区,望江街道,85%
    110101001002,翠苑“五有”示范社区,江北区,望江街道,９０.５
    110101001003,𠮷祥社区,江南区,沿江街道,不适用

    """

  private static func utf16(_ text: String, isBig: Bool) -> [UInt8] {
    ("\u{FEFF}" + text).utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return isBig ? [high, low] : [low, high]
    }
  }

  @Test("the same table in every encoding")
  func encodings() throws {
    let plain = Array(Self.table.utf8)
    let expected = SnapshotImage(try Sample.read(plain))
    #expect(expected.names == ["晨桂社区", "翠苑“五有”示范社区", "𠮷祥社区"])
    #expect(expected.cells["league_rate"] == [.value(85), .value(90.5), .notApplicable])
    for bytes in [
      [0xEF, 0xBB, 0xBF] + plain, GB18030Text.encode(Self.table),
      Self.utf16(Self.table, isBig: false), Self.utf16(Self.table, isBig: true),
    ] {
      #expect(SnapshotImage(try Sample.read(bytes)) == expected)
    }
  }

  @Test("GB18030 text of many pieces")
  func longGB18030() throws {
    var table = "代码,名称,建团率\n"
    for row in 0..<60_000 { table += "\(110_000 + row),第\(row)号社区𠮷,\(row % 100)%\n" }
    let expected = SnapshotImage(try Sample.read(Array(table.utf8), blockSize: 1 << 16))
    let encoded = GB18030Text.encode(table)
    #expect(encoded.count > 3 << 19)
    for threads in [1, 3] {
      #expect(
        SnapshotImage(try Sample.read(encoded, threads: threads, blockSize: 1 << 16)) == expected)
    }
  }

  private func failure(_ bytes: [UInt8]) -> Diagnostic? {
    do {
      _ = try Sample.read(bytes)
      return nil
    } catch {
      return error.diagnostics.first
    }
  }

  @Test("a byte that is neither UTF-8 nor GB18030 is located")
  func neither() throws {
    let bytes = Array("code,v\n1,2\n2,".utf8) + [0xFF, 0x0A]
    let diagnostic = try #require(failure(bytes))
    #expect(diagnostic.id == .encoding)
    #expect(diagnostic.place?.line == 3)
    #expect(diagnostic.message.english.contains("byte 0xFF at offset 13"))
  }

  @Test("UTF-8 with one bad byte is not taken for GB18030")
  func brokenUTF8() throws {
    var bytes = Array(Self.table.utf8)
    bytes.insert(0xB0, at: 40)
    let diagnostic = try #require(failure(bytes))
    #expect(diagnostic.id == .encoding)
    #expect(diagnostic.message.english.contains("is UTF-8, but byte 0x"))
    var marked = Array("code,v\n1,".utf8)
    marked = [0xEF, 0xBB, 0xBF] + marked + [0xC0, 0xAF]
    #expect(failure(marked)?.message.english.contains("byte 0xC0 at offset 12") == true)
  }

  @Test("GB18030 text that could begin as UTF-8")
  func ambiguous() throws {
    // 联通 in GBK is a well-formed pair of two-byte UTF-8 characters.
    let reading = try Sample.read(GB18030Text.encode("代码,名称\n1,联通\n2,联通社区\n"))
    #expect(reading.snapshot.units.names[0] == "联通")
  }

  @Test("half a UTF-16 character is located")
  func halfUTF16() throws {
    let bytes = Self.utf16("code,v\n1,2", isBig: false).dropLast()
    let diagnostic = try #require(failure(Array(bytes)))
    #expect(diagnostic.id == .encoding)
    #expect(diagnostic.message.english.contains("UTF-16"))
  }

  @Test("NUL bytes", arguments: ["code,v\n1,\u{0}2\n", "code,v\n建,\u{0}\n"])
  func nul(text: String) throws {
    for bytes in [Array(text.utf8), Self.utf16(text, isBig: true)] {
      let diagnostic = try #require(failure(bytes))
      #expect(diagnostic.id == .nulByte)
      #expect(diagnostic.place?.line == 2)
    }
  }

  @Test("UTF-16 without its mark is refused")
  func unmarkedUTF16() {
    #expect(failure(Array(Self.utf16("code,v\n1,2\n", isBig: false).dropFirst(2)))?.id == .nulByte)
  }

  @Test("what begins as a workbook is read as one")
  func workbooks() {
    #expect(failure([0x50, 0x4B, 3, 4, 0, 0])?.id.rawValue == "workbook.damaged")
    #expect(failure([0xD0, 0xCF, 0x11, 0xE0])?.id.rawValue == "workbook.other-kind")
  }

  @Test("a case file is text: workbooks are named", arguments: [".xlsx", ".xls)"])
  func textOnly(suffix: String) {
    let bytes: [UInt8] = suffix == ".xlsx" ? [0x50, 0x4B, 3, 4, 0] : [0xD0, 0xCF, 0x11, 0xE0]
    let failure = #expect(throws: Failure.self) {
      try TextDecoder.decode(Sample.content(bytes), workers: Workers(count: 1))
    }
    #expect(failure?.diagnostics.first?.message.english.contains(suffix) == true)
  }

  @Test(
    "empty files",
    arguments: [[], [0xEF, 0xBB, 0xBF], [0x0A], [0x0D, 0x0A, 0x20], [0xFF, 0xFE]] as [[UInt8]])
  func empty(bytes: [UInt8]) {
    #expect(failure(bytes)?.id == .emptyFile)
  }

  @Test("well-formed UTF-8 is what the standard library takes for it")
  func validation() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<20_000 {
      let length = Int.random(in: 1...12, using: &generator)
      let bytes = (0..<length).map { _ -> UInt8 in
        let choices: [ClosedRange<UInt8>] = [0...0x7F, 0x80...0xBF, 0xC0...0xFF, 0xE0...0xF4]
        let range = choices[Int.random(in: 0..<4, using: &generator)]
        return UInt8.random(in: range, using: &generator)
      }
      let isValid = String(validating: bytes, as: UTF8.self) != nil
      let padded = PaddedBytes(bytes)
      #expect((UTF8Check.firstInvalid(padded.pointer, 0, length) == nil) == isValid, "\(bytes)")
    }
  }
}
