import Foundation
import ScorecardModel
import TestSupport
import Testing

@testable import Reporting

/// What a function appends to a buffer, as text.
func appended(_ append: (inout ByteBuffer) -> Void) -> String {
  var bytes = ByteBuffer(capacity: 1)
  append(&bytes)
  return String(decoding: bytes.bytes, as: UTF8.self)
}

@Suite struct ByteBufferTests {
  @Test(arguments: [
    (0, "0"), (7, "7"), (-42, "-42"), (1000, "1000"), (Int.max, "9223372036854775807"),
    (Int.min, "-9223372036854775808"),
  ])
  func integers(number: Int, text: String) {
    #expect(appended { $0.append(integer: number) } == text)
  }

  @Test func greatestDigits() {
    #expect(appended { $0.append(digits: .max, atLeast: 1) } == "18446744073709551615")
    #expect(
      appended { $0.append(digits: 10_000_000_000_000_000_000, atLeast: 1) }
        == "10000000000000000000")
    #expect(appended { $0.append(digits: 12, atLeast: 5) } == "00012")
  }

  @Test(arguments: [
    ("89.995", 2, "89.99"), ("89.9", 2, "89.90"), ("100", 0, "100"), ("0.000001", 6, "0.000001"),
    ("-3.5", 1, "-3.5"), ("-0.25", 2, "-0.25"),
  ])
  func pointsWithDecimals(decimal: String, decimals: Int, text: String) {
    #expect(appended { $0.append(points(decimal), decimals: decimals) } == text)
  }

  @Test func pointsReadLikeTheirDescription() {
    var random = SeededGenerator("pointsReadLikeTheirDescription")
    for _ in 0..<2_000 {
      let bound = Int64.random(in: 1...1_000_000_000_000, using: &random)
      let value = Points(micro: .random(in: -bound...bound, using: &random)).rounded(
        to: .random(in: 0...6, using: &random))
      let decimals = Int.random(in: 0...6, using: &random)
      #expect(appended { $0.append(shortest: value) } == value.description, "\(random.seed)")
      #expect(
        appended { $0.append(value, decimals: decimals) } == value.text(decimals: decimals),
        "\(random.seed)")
    }
  }

  @Test func growsAsItIsFilled() {
    let text = String(repeating: "社区", count: 100)
    #expect(appended { for _ in 0..<50 { $0.append(text) } } == String(repeating: text, count: 50))
  }
}

@Suite struct NumberTextTests {
  @Test(arguments: [
    (72.5, "72.5"), (3, "3"), (-0.0, "0"), (0.1 + 0.2, "0.30000000000000004"), (1e-5, "0.00001"),
    (-1.5e-7, "-0.00000015"), (999_999_999_999_999, "999999999999999"), (1e15, "1000000000000000"),
    (123_456_789_012_345.6, "123456789012345.6"), (0.5, "0.5"), (-2, "-2"), (1e300, "1e+300"),
  ])
  func shortestDecimals(number: Double, text: String) {
    #expect(NumberText.of(number) == text)
    #expect(appended { $0.append(number: number) } == text)
  }

  @Test func numbersReadBackWithoutExponents() {
    var random = SeededGenerator("numbersReadBackWithoutExponents")
    for _ in 0..<5_000 {
      let number = Double(bitPattern: random.next())
      guard number.isFinite, number.magnitude < 1e15 else { continue }
      let text = appended { $0.append(number: number) }
      #expect(Double(text) == number, "\(random.seed)")
      #expect(!text.contains("e") && !text.hasSuffix(".0"), "\(random.seed): \(text)")
    }
  }
}

@Suite struct JSONTextTests {
  @Test func escapes() {
    let text = "引\"号\\ \n\r\t\u{0}\u{1F}/社区\u{2028}"
    let expected = #""引\"号\\ \n\r\t\u0000\u001f/社区"# + "\u{2028}\""
    #expect(JSONText.string(text) == expected)
  }

  @Test func stringsReadBack() throws {
    var random = SeededGenerator("stringsReadBack")
    let alphabet = (0..<0x30).map { Unicode.Scalar($0)! } + ["\\", "社", "é", "😀", "\u{FFFF}"]
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<Int.random(in: 0...20, using: &random) {
        text.unicodeScalars.append(alphabet.randomElement(using: &random)!)
      }
      let json = Data("[\(JSONText.string(text))]".utf8)
      let read = try JSONSerialization.jsonObject(with: json) as? [String]
      #expect(read?.first.map { Array($0.utf8) } == Array(text.utf8), "\(random.seed)")
    }
  }
}

@Suite struct CSVTextTests {
  @Test(arguments: [
    ("和平社区", "和平社区"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""),
    ("two\nlines", "\"two\nlines\""), ("\r", "\"\r\""), ("", ""), (" x ", " x "),
  ])
  func quotesWhereNeeded(text: String, cell: String) {
    #expect(CSVText.cell(text) == cell)
    #expect(appended { $0.append(csv: text) } == cell)
    let fromMemory = appended { bytes in
      var text = text
      text.withUTF8 { bytes.append(csv: $0) }
    }
    #expect(fromMemory == cell)
  }
}
