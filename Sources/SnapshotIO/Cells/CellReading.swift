import ScorecardModel

/// What a cell turns out to be.
enum CellReading: Equatable {
  case value(Double)
  case missing
  case notApplicable
  case fault(CellFault)
}

/// What is wrong with a cell of an indicator.
enum CellFault: UInt8, Equatable {
  /// Not a value of the indicator's type.
  case notAValue
  /// A per cent sign where the indicator is no percentage.
  case percentSign
  /// `1,23`: groups of digits that are not three long.
  case badGrouping
  /// `#N/A`, `#DIV/0!` and their like.
  case spreadsheetError
  /// A hyphen alone, which stands for nothing, zero or not applicable.
  case loneHyphen
  /// Too large for a number.
  case overflow
  case notWhole
  case negativeCount
  case belowMinimum
  case aboveMaximum
}

/// What the cells of one indicator may hold.
struct CellExpectation: Sendable {
  var type: IndicatorType
  var minimum: Double?
  var maximum: Double?

  init(type: IndicatorType, minimum: Double? = nil, maximum: Double? = nil) {
    (self.type, self.minimum, self.maximum) = (type, minimum, maximum)
  }

  init(_ indicator: Indicator) {
    self.init(type: indicator.type, minimum: indicator.minimum, maximum: indicator.maximum)
  }

  /// Reads a cell that is at hand as text.
  func read(_ text: String) -> CellReading {
    var text = text
    return text.withUTF8 { bytes in
      guard let base = bytes.baseAddress else { return .missing }
      return read(CellTokens(base, 0, bytes.count))
    }
  }

  /// Reads a cell of any form: words, redactions, and numbers as people write them.
  func read(_ cell: CellTokens) -> CellReading {
    if cell.count == 0 { return .missing }
    if cell.isTooLong { return .fault(.notAValue) }
    if let word = CellWords.read(cell, type) { return word }
    var scanner = NumberScanner(cell)
    switch scanner.scan() {
    case .number(let number): return check(number)
    case .fault(let fault): return .fault(fault)
    }
  }

  private func check(_ number: ScannedNumber) -> CellReading {
    if number.hasPercentSign, type != .percent, type != .any { return .fault(.percentSign) }
    guard let value = number.value else { return .fault(.overflow) }
    switch type {
    case .boolean where value != 0 && value != 1: return .fault(.notAValue)
    case .count where value < 0: return .fault(.negativeCount)
    case .count where value != value.rounded(): return .fault(.notWhole)
    default: break
    }
    if let minimum, value < minimum { return .fault(.belowMinimum) }
    if let maximum, value > maximum { return .fault(.aboveMaximum) }
    // A negative zero would print as -0.
    return .value(value == 0 ? 0 : value)
  }
}

/// Cells that are words: yes and no, not applicable, redactions.
enum CellWords {
  private typealias Mark = CellTokens.Mark

  /// - Returns: nil for a cell that may be a number.
  static func read(_ cell: CellTokens, _ type: IndicatorType) -> CellReading? {
    let acceptsYesNo = type == .boolean || type == .any
    if acceptsYesNo, let value = yesNo(cell) { return .value(value ? 1 : 0) }
    if isNotApplicable(cell) { return .notApplicable }
    if isRedaction(cell) { return .missing }
    if cell[0] == UInt8(ascii: "#") { return .fault(.spreadsheetError) }
    if cell.count == 1, cell[0] == UInt8(ascii: "-") { return .fault(.loneHyphen) }
    return nil
  }

  private static func yesNo(_ cell: CellTokens) -> Bool? {
    if cell.count == 1 {
      switch cell[0] {
      case Mark.yes, UInt8(ascii: "y"): return true
      case Mark.no, Mark.cross, UInt8(ascii: "n"): return false
      default: return nil
      }
    }
    if equals(cell, "true") || equals(cell, "yes") { return true }
    if equals(cell, "false") || equals(cell, "no") { return false }
    return nil
  }

  private static func isNotApplicable(_ cell: CellTokens) -> Bool {
    if equals(cell, "na") || equals(cell, "n/a") { return true }
    if cell.count == 3, cell[0] == Mark.notFor, cell[1] == Mark.fit, cell[2] == Mark.use {
      return true
    }
    if cell.count >= 2, all(cell, from: 0, { $0 == UInt8(ascii: "-") }) { return true }
    return all(cell, from: 0) { $0 == Mark.dash }
  }

  /// `X`, `***`, `XX余`, `约X万名`, `XX.X%`, `20*年`: marks in place of digits.
  ///
  /// Digits may come first only where a counting word comes last; `12*` is a number with a
  /// footnote.
  private static func isRedaction(_ cell: CellTokens) -> Bool {
    var position = cell[0] == Mark.prefix ? 1 : 0
    let digits = position
    while isDigit(cell[position]) { position += 1 }
    let hasDigits = position > digits
    let marks = position
    while isMark(cell[position]) || (position > marks && isSeparator(cell[position])) {
      position += 1
    }
    guard position > marks else { return false }
    let suffixes = position
    while isSuffix(cell[position]) { position += 1 }
    return position == cell.count && (!hasDigits || position > suffixes)
  }

  private static func isMark(_ token: CellTokens.Token) -> Bool {
    token == UInt8(ascii: "x") || token == UInt8(ascii: "*") || token == Mark.cross
  }

  private static func isSeparator(_ token: CellTokens.Token) -> Bool {
    token == UInt8(ascii: ".") || token == UInt8(ascii: ",") || isDigit(token)
  }

  private static func isSuffix(_ token: CellTokens.Token) -> Bool {
    token == Mark.suffix || token == Mark.tenThousand || token == Mark.hundredMillion
      || token == UInt8(ascii: "%")
  }

  private static func isDigit(_ token: CellTokens.Token) -> Bool { token &- 0x30 <= 9 }

  private static func equals(_ cell: CellTokens, _ word: StaticString) -> Bool {
    guard cell.count == word.utf8CodeUnitCount else { return false }
    for index in 0..<cell.count where cell[index] != word.utf8Start[index] { return false }
    return true
  }

  private static func all(
    _ cell: CellTokens, from start: Int, _ holds: (CellTokens.Token) -> Bool
  ) -> Bool {
    for index in start..<cell.count where !holds(cell[index]) { return false }
    return true
  }
}
