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

  /// Whether a text has digits enough for a number of a person; 12 in a row are a division code.
  static func mayHoldNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var digits = 0
    for (index, byte) in bytes.enumerated() {
      let isDigit = byte &- 0x30 <= 9
      let isFullWidth = byte == 0xEF && index + 2 < bytes.count && bytes[index + 1] == 0xBC
      if isDigit || isFullWidth { digits += 1 }
    }
    return digits >= 11 && !(digits == 12 && bytes.count == 12)
  }

  /// The number of a person that a text holds: with full-width digits, or in groups with blanks
  /// or hyphens between, too. A citizen number counts even if its check digit is wrong, and in
  /// its old form of 15 digits: in a name nothing else looks like one.
  static func number(in text: String) -> PersonalCell? {
    var found: PersonalCell?
    visitNumbers(Array(text)) { digits, _ in
      if hasBirthday(digits) { found = .citizenNumber }
      if found == nil, isMobileNumber(digits) { found = .mobileNumber }
    }
    return found
  }

  /// Whether 18 or 15 characters have a date where a citizen number has the date of birth.
  private static func hasBirthday(_ digits: [UInt8]) -> Bool {
    let date: ArraySlice<UInt8>
    switch digits.count {
    case 18: date = digits[6..<14]
    case 15: date = (Array("19".utf8) + digits[6..<12])[...]
    default: return false
    }
    let numbers = date.map { Int($0) - 0x30 }
    let year = numbers[0..<4].reduce(0) { $0 * 10 + $1 }
    let (month, day) = (numbers[4] * 10 + numbers[5], numbers[6] * 10 + numbers[7])
    return (1850...2100).contains(year) && (1...12).contains(month) && (1...31).contains(day)
  }

  /// The text with every citizen number and mobile number in it made `*`, character for
  /// character. Numbers that only look like one are masked too.
  static func masked(_ text: String) -> String {
    var characters = Array(text)
    visitNumbers(characters) { digits, range in
      guard digits.count == 18 || digits.count == 15 || isMobileNumber(digits) else { return }
      for index in range { characters[index] = "*" }
    }
    return String(characters)
  }

  /// Calls `visit` with each run of digits, and with runs joined by one blank or hyphen: numbers
  /// may be written in groups.
  private static func visitNumbers(
    _ characters: [Character], _ visit: (_ digits: [UInt8], _ range: Range<Int>) -> Void
  ) {
    let runs = digitRuns(characters)
    for first in runs.indices {
      var joined: [UInt8] = []
      for last in first..<min(runs.count, first + 5) {
        if last > first, !areJoined(runs[last - 1], runs[last], characters) { break }
        joined += runs[last].digits
        visit(joined, runs[first].range.lowerBound..<runs[last].range.upperBound)
      }
    }
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
