import Glibc

/// Numbers of cells as a text table has them.
///
/// A spreadsheet keeps binary numbers and shows 15 significant digits; so does this: the
/// 0.30000000000000004 of a sum is 0.3.
struct CellNumber {
  private static let digitsKept = 15

  private var isNegative: Bool
  /// Significant digits as ASCII, without zeros at either end; empty for zero.
  private var digits: [UInt8]
  /// Digits before the decimal point.
  private var point: Int

  /// - Returns: nil for what is no finite number.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    isNegative = value < 0
    guard value != 0 else { (digits, point) = ([], 0); return }
    var text = [CChar](repeating: 0, count: 40)
    let size = text.count
    _ = withVaList([Int32(Self.digitsKept - 1), abs(value)]) { vsnprintf(&text, size, "%.*e", $0) }
    let bytes = text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let mark = bytes.firstIndex(of: UInt8(ascii: "e")) ?? bytes.endIndex
    digits = bytes[..<mark].filter { $0 &- 0x30 < 10 }
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    point = (Int(String(decoding: bytes[mark...].dropFirst(), as: UTF8.self)) ?? 0) + 1
  }

  /// A number's text in the file; nil for another text.
  static func value(_ text: [UInt8]) -> Double? {
    guard let first = text.first, first != UInt8(ascii: "+"), text.count < 400,
      text.allSatisfy({ isPart($0) })
    else { return nil }
    return Double(String(decoding: text, as: UTF8.self))
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: "+") || byte | 0x20 == UInt8(ascii: "e")
  }

  /// Whether a number's text can stay as it is: digits, of which 15 count, with at most a sign
  /// and a point.
  static func isPlain(_ text: [UInt8]) -> Bool {
    guard text.count <= digitsKept, let last = text.last, last &- 0x30 < 10 else { return false }
    var points = 0
    for (position, byte) in text.enumerated() where byte &- 0x30 >= 10 {
      if byte == UInt8(ascii: "-"), position == 0 { continue }
      guard byte == UInt8(ascii: "."), points == 0, position > 0 else { return false }
      points += 1
    }
    return true
  }

  func scaled(byPowerOfTen power: Int) -> CellNumber {
    var scaled = self
    scaled.point += power
    return scaled
  }

  /// Whole numbers get zeros before them, up to a width.
  func append(to target: inout [UInt8], width: Int = 0) {
    let zero = UInt8(ascii: "0")
    if isNegative, !digits.isEmpty { target.append(UInt8(ascii: "-")) }
    if digits.isEmpty {
      target.append(contentsOf: repeatElement(zero, count: max(1, width)))
    } else if point > 21 || point < -8 {
      target.append(digits[0])
      if digits.count > 1 {
        target.append(UInt8(ascii: "."))
        target.append(contentsOf: digits[1...])
      }
      target.append(contentsOf: "E\(point > 0 ? "+" : "")\(point - 1)".utf8)
    } else if point <= 0 {
      target.append(contentsOf: [zero, UInt8(ascii: ".")])
      target.append(contentsOf: repeatElement(zero, count: -point))
      target.append(contentsOf: digits)
    } else {
      let isWhole = digits.count <= point
      if isWhole { target.append(contentsOf: repeatElement(zero, count: max(0, width - point))) }
      target.append(contentsOf: digits.prefix(point))
      target.append(contentsOf: repeatElement(zero, count: max(0, point - digits.count)))
      if !isWhole {
        target.append(UInt8(ascii: "."))
        target.append(contentsOf: digits[point...])
      }
    }
  }
}
