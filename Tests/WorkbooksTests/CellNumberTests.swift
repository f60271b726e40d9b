import Testing

@testable import Workbooks

struct CellNumberTests {
  private func text(_ value: Double, width: Int = 0, power: Int = 0) -> String? {
    var bytes: [UInt8] = []
    guard let number = CellNumber(value) else { return nil }
    number.scaled(byPowerOfTen: power).append(to: &bytes, width: width)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "15 significant digits, as spreadsheets show them",
    arguments: [
      (0.1 + 0.2, "0.3"), (0.855, "0.855"), (1.0 / 3, "0.333333333333333"), (0, "0"), (-0.0, "0"),
      (-2.5, "-2.5"), (420_102_001_001, "420102001001"), (5.30102e11, "530102000000"),
      (999_999_999_999_999.9, "1000000000000000"), (1e20, "100000000000000000000"),
      (1e-7, "0.0000001"), (1e300, "1E+300"), (1.5e-20, "1.5E-20"), (89.995, "89.995"),
    ] as [(Double, String)])
  func digits(value: Double, expected: String) {
    #expect(text(value) == expected)
  }

  @Test("per cent moves the point and nothing else")
  func percent() {
    #expect(text(0.85, power: 2) == "85")
    #expect(text(0.07, power: 2) == "7")
    #expect(text(0.001, power: 2) == "0.1")
    #expect(text(1.15, power: 2) == "115")
  }

  @Test("zeros before a code")
  func padded() {
    #expect(text(1002, width: 12) == "000000001002")
    #expect(text(420_102_001_001, width: 12) == "420102001001")
    #expect(text(0, width: 3) == "000")
    #expect(text(1.5, width: 5) == "1.5")
  }

  @Test("what is no finite number")
  func notFinite() {
    #expect(text(.infinity) == nil)
    #expect(text(.nan) == nil)
    for word in ["", "+1", "nan", "inf", "0x10", "1,5", "fünf", " 1"] {
      #expect(CellNumber.value(Array(word.utf8)) == nil, "\(word)")
    }
    #expect(CellNumber.value(Array("1.2E+1".utf8)) == 12)
  }

  @Test("numbers that stay as they are written")
  func plain() {
    for word in ["0", "-5", "12.50", "123456789012345"] {
      #expect(CellNumber.isPlain(Array(word.utf8)), "\(word)")
    }
    for word in ["", "-", "1e5", "1.", ".5", "1.2.3", "1234567890123456", "1-2"] {
      #expect(!CellNumber.isPlain(Array(word.utf8)), "\(word)")
    }
  }
}
