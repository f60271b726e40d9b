/// A decimal as it was written.
struct ScannedNumber {
  /// The number, correctly rounded; nil where it is too large for a binary one.
  var value: Double?
  var hasPercentSign: Bool
}

/// Reads numbers as people write them: sign, thousands separators, decimals, exponent, per cent
/// sign, 万 and 亿.
struct NumberScanner {
  enum Outcome {
    case number(ScannedNumber)
    case fault(CellFault)
  }

  private let cell: CellTokens
  private var position = 0
  private var decimal = Decimal()

  init(_ cell: CellTokens) { self.cell = cell }

  mutating func scan() -> Outcome {
    if cell[0] == UInt8(ascii: "-") || cell[0] == UInt8(ascii: "+") {
      decimal.isNegative = cell[0] == UInt8(ascii: "-")
      position = 1
    }
    let whole = scanDigits()
    var groups = 0
    while whole > 0, cell[position] == UInt8(ascii: ",") {
      position += 1
      groups += 1
      if scanDigits() != 3 { return groupingFault() }
    }
    if groups > 0, whole > 3 || isDigit(cell[position]) { return groupingFault() }
    guard scanFraction(whole: whole), scanExponent() else { return .fault(.notAValue) }
    scanUnit()
    let hasPercentSign = cell[position] == UInt8(ascii: "%")
    if hasPercentSign { position += 1 }
    guard position == cell.count else { return .fault(.notAValue) }
    return .number(ScannedNumber(value: decimal.value, hasPercentSign: hasPercentSign))
  }

  /// A comma among digits is a grouping fault only where the rest could be a number.
  private func groupingFault() -> Outcome {
    for index in 0..<cell.count {
      let token = cell[index]
      let isPart = isDigit(token) || token == UInt8(ascii: ",") || token == UInt8(ascii: ".")
      if !isPart, index > 0, token != UInt8(ascii: "%") { return .fault(.notAValue) }
    }
    return .fault(.badGrouping)
  }

  /// - Returns: how many digits there were.
  private mutating func scanDigits() -> Int {
    let start = position
    while isDigit(cell[position]) {
      decimal.append(cell[position] &- 0x30)
      position += 1
    }
    return position - start
  }

  /// `.5` is a fraction; `5.` and `.` are none.
  private mutating func scanFraction(whole: Int) -> Bool {
    guard cell[position] == UInt8(ascii: ".") else { return whole > 0 }
    position += 1
    let digits = scanDigits()
    decimal.exponent -= digits
    return digits > 0
  }

  private mutating func scanExponent() -> Bool {
    guard cell[position] == UInt8(ascii: "e") else { return true }
    position += 1
    var isNegative = false
    if cell[position] == UInt8(ascii: "-") || cell[position] == UInt8(ascii: "+") {
      isNegative = cell[position] == UInt8(ascii: "-")
      position += 1
    }
    var (exponent, digits) = (0, 0)
    while isDigit(cell[position]) {
      exponent = min(100_000, exponent * 10 + Int(cell[position] &- 0x30))
      digits += 1
      position += 1
    }
    decimal.exponent += isNegative ? -exponent : exponent
    decimal.isScientific = true
    return digits > 0
  }

  /// 万 and 亿 move the decimal point, so that 1.18万 is 11800 exactly.
  private mutating func scanUnit() {
    guard !decimal.isScientific else { return }
    if cell[position] == CellTokens.Mark.tenThousand {
      decimal.exponent += 4
      position += 1
    }
    if cell[position] == CellTokens.Mark.hundredMillion {
      decimal.exponent += 8
      position += 1
    }
  }

  private func isDigit(_ token: CellTokens.Token) -> Bool { token &- 0x30 <= 9 }
}

/// digits × 10^exponent, as written.
struct Decimal {
  var isNegative = false
  var exponent = 0
  var isScientific = false
  private var mantissa: UInt64 = 0
  /// All digits, once they no longer fit the mantissa.
  private var digits: [UInt8] = []

  mutating func append(_ digit: UInt8) {
    if digits.isEmpty {
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
      if !overflow && !carry {
        mantissa = sum
        return
      }
      digits = Array(String(mantissa).utf8)
    }
    digits.append(digit + 0x30)
  }

  /// Correctly rounded; nil where it is infinite.
  var value: Double? {
    guard let magnitude = exactMagnitude ?? slowMagnitude, magnitude.isFinite else { return nil }
    return isNegative ? -magnitude : magnitude
  }

  /// One rounding: the mantissa and the power of ten are both exact in binary.
  private var exactMagnitude: Double? {
    guard digits.isEmpty, mantissa <= 1 << 53, abs(exponent) <= PowersOfTen.most else { return nil }
    let power = PowersOfTen.exact(abs(exponent))
    return exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
  }

  private var slowMagnitude: Double? {
    let text = digits.isEmpty ? String(mantissa) : String(decoding: digits, as: UTF8.self)
    return Double("\(text)e\(exponent)")
  }
}

/// The powers of ten that a binary number holds exactly.
enum PowersOfTen {
  static let most = 22

  private static let table: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  static func exact(_ exponent: Int) -> Double { table[exponent] }

  /// The powers 0…`most` in memory, for a loop that reads many numbers.
  static func withTable<Result>(_ body: (UnsafePointer<Double>) -> Result) -> Result {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: table.count) { memory in
      _ = memory.initialize(from: table)
      return body(UnsafePointer(memory.baseAddress.unsafelyUnwrapped))
    }
  }
}
