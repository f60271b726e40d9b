/// What identifies a person: 18-character citizen numbers and 11-digit mobile numbers.
enum PersonalData {
  /// Whether 18 bytes are a citizen number (GB 11643): region, date of birth, serial number and
  /// a check character.
  static func isCitizenNumber(_ bytes: some RandomAccessCollection<UInt8>) -> Bool {
    guard bytes.count == 18 else { return false }
    var digits: [Int] = []
    for byte in bytes.dropLast() {
      guard byte &- 0x30 <= 9 else { return false }
      digits.append(Int(byte &- 0x30))
    }
    let (month, day) = (digits[10] * 10 + digits[11], digits[12] * 10 + digits[13])
    let year = digits[6...9].reduce(0) { $0 * 10 + $1 }
    guard (1800...2199).contains(year), (1...12).contains(month), (1...31).contains(day)
    else { return false }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
    let expected = Array("10X98765432".utf8)[sum % 11]
    guard let last = bytes.last else { return false }
    return last == expected || (expected == UInt8(ascii: "X") && last == UInt8(ascii: "x"))
  }

  /// Whether the bytes are a mobile number: 1, 3…9 and nine more digits, with or without +86, and
  /// with blanks or hyphens between.
  static func isMobileNumber(_ bytes: some Collection<UInt8>) -> Bool {
    guard (11...24).contains(bytes.count) else { return false }
    var digits: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(byte)
      case UInt8(ascii: " "), UInt8(ascii: "-"): continue
      case UInt8(ascii: "+") where index == 0: continue
      default: return false
      }
    }
    if digits.count == 13, digits.starts(with: Array("86".utf8)) { digits.removeFirst(2) }
    return digits.count == 11 && digits[0] == UInt8(ascii: "1") && digits[1] >= UInt8(ascii: "3")
  }

  /// The text with every citizen number and mobile number in it made `*`, character for
  /// character. Numbers that only look like one are masked too.
  static func masked(_ text: String) -> String {
    var characters = Array(text)
    let runs = digitRuns(characters)
    for first in runs.indices {
      var joined: [UInt8] = []
      for last in first..<min(runs.count, first + 4) {
        // A number may be written in groups of digits, one blank or hyphen between.
        if last > first, !areJoined(runs[last - 1], runs[last], characters) { break }
        joined += runs[last].digits
        guard joined.count == 18 || joined.count == 15 || isMobileNumber(joined) else { continue }
        for index in runs[first].range.lowerBound..<runs[last].range.upperBound {
          characters[index] = "*"
        }
      }
    }
    return String(characters)
  }

  private struct DigitRun {
    var digits: [UInt8]
    var range: Range<Int>
  }

  /// Runs of digits, with an X that ends 17 of them.
  private static func digitRuns(_ characters: [Character]) -> [DigitRun] {
    var runs: [DigitRun] = []
    var position = 0
    while position < characters.count {
      let start = position
      var digits: [UInt8] = []
      while position < characters.count, let digit = asciiDigit(characters[position]) {
        digits.append(digit)
        position += 1
      }
      if digits.count == 17, position < characters.count,
        "xXＸｘ".contains(characters[position])
      {
        digits.append(UInt8(ascii: "X"))
        position += 1
      }
      if digits.isEmpty {
        position += 1
      } else {
        runs.append(DigitRun(digits: digits, range: start..<position))
      }
    }
    return runs
  }

  private static func areJoined(
    _ left: DigitRun, _ right: DigitRun, _ characters: [Character]
  ) -> Bool {
    right.range.lowerBound == left.range.upperBound + 1
      && " -".contains(characters[left.range.upperBound])
  }

  /// The byte of a digit, of full width too.
  private static func asciiDigit(_ character: Character) -> UInt8? {
    guard let scalar = character.unicodeScalars.first else { return nil }
    switch scalar.value {
    case 0x30...0x39: return UInt8(scalar.value)
    case 0xFF10...0xFF19: return UInt8(scalar.value - 0xFF10 + 0x30)
    default: return nil
    }
  }
}
