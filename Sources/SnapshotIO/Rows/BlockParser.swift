import ScorecardModel

/// Parses the rows of one block into the columns of the snapshot.
///
/// Plain numbers and empty cells are read here without a call; everything else is looked at
/// closely in functions of its own. Every scan for the end of a cell ends at the line feed that
/// follows the text.
struct BlockParser {
  let plan: ParsePlan
  let base: UnsafePointer<UInt8>
  let dialect: Dialect
  let end: Int
  let output: BlockOutput
  /// The text cells of the row that is being read, by role.
  let texts: UnsafeMutablePointer<TextCell>
  /// Where the code before is in the block's codes.
  var lastCode = (start: 0, count: -1)

  static func parse(_ block: RowBlock, _ plan: ParsePlan) -> BlockOutput {
    let output = BlockOutput(rows: block.rows, groupings: plan.groups.count)
    let roles = ColumnRole.allCases.count
    withUnsafeTemporaryAllocation(of: TextCell.self, capacity: roles) { texts in
      guard let cells = texts.baseAddress else { return }
      cells.initialize(
        repeating: TextCell(text: ByteSpan(plan.base, 0), offset: 0, column: 0), count: roles)
      var parser = BlockParser(
        plan: plan, base: plan.base, dialect: plan.dialect, end: block.end, output: output,
        texts: cells)
      parser.parseRows(block)
    }
    return output
  }

  private mutating func parseRows(_ block: RowBlock) {
    var position = block.start
    var row = plan.rowStep == 0 ? 0 : block.row
    var rowsLeft = block.rows
    while position < end {
      if RowStart.mayBeBlank(base[position], dialect),
        let blankEnd = dialect.blankRecordEnd(base, position, end)
      {
        position = LineEnd.after(base, blankEnd)
        continue
      }
      guard rowsLeft > 0 else { return }
      rowsLeft -= 1
      position = parseRow(at: position, row)
      row += plan.rowStep
    }
  }

  /// - Returns: the start of the next row.
  private mutating func parseRow(at start: Int, _ row: Int) -> Int {
    let (columns, count) = (plan.columns.baseAddress.unsafelyUnwrapped, plan.columns.count)
    var position = start
    var column = 0
    while true {
      switch columns[column].kind {
      case .indicator:
        position = indicatorCell(position, columns + column, column, row)
      case .text:
        position = textCell(position, columns[column].slot, column)
      case .ignored:
        position = ignoredCell(position, column)
      }
      column += 1
      guard base[position] == dialect.delimiter, position < end else { break }
      position += 1
      guard column < count else {
        return endMisshapenRow(start, extraAt: position, row)
      }
    }
    if column < count {
      let fault = Fault(kind: .cellCount, column: 0, offset: position, found: column)
      output.faults.endMisshapenRow(fault)
      skipUnit(at: start, row)
    } else {
      finishUnit(at: start, row)
      if output.faults.hasPending { output.faults.endRow() }
    }
    if output.hasRewritten { output.dropRewritten() }
    return LineEnd.after(base, position)
  }

  /// Counts the cells that are too many.
  private mutating func endMisshapenRow(_ start: Int, extraAt extra: Int, _ row: Int) -> Int {
    var position = extra
    var found = plan.columns.count
    while true {
      position = ignoredCell(position, 0)
      found += 1
      guard base[position] == dialect.delimiter, position < end else { break }
      position += 1
    }
    let fault = Fault(kind: .cellCount, column: 0, offset: extra, found: found)
    output.faults.endMisshapenRow(fault)
    skipUnit(at: start, row)
    return LineEnd.after(base, position)
  }

  // MARK: - Indicators

  /// - Returns: the end of the cell: a delimiter or line end.
  @inline(__always)
  private mutating func indicatorCell(
    _ start: Int, _ column: UnsafePointer<ColumnPlan>, _ index: Int, _ row: Int
  ) -> Int {
    let first = base[start]
    if isEndOfCell(first) {
      column.pointee.states.unsafelyUnwrapped[row] = CellState.missing.rawValue
      return start
    }
    let isQuoted = first == Byte.quote
    var value = 0.0
    var position = plainNumber(isQuoted ? start + 1 : start, &value)
    if isQuoted { position = base[position] == Byte.quote ? position + 1 : start }
    if position > start + (isQuoted ? 2 : 0), isEndOfCell(base[position]),
      value >= column.pointee.low, value <= column.pointee.high,
      !column.pointee.isWhole || value == Double(Int64(value))
    {
      column.pointee.values.unsafelyUnwrapped[row] = value
      return position
    }
    return closeCell(start, column.pointee, index, row)
  }

  @inline(__always)
  private func isEndOfCell(_ byte: UInt8) -> Bool {
    byte == dialect.delimiter || byte == Byte.lineFeed || byte == Byte.carriageReturn
  }

  /// Reads `-?digits[.digits]` of at most 15 digits: both the digits as a whole number and the
  /// power of ten are exact in binary, so the one division rounds correctly.
  /// - Returns: the position after it, or `start` where there is no such number.
  @inline(__always)
  private func plainNumber(_ start: Int, _ value: inout Double) -> Int {
    var position = start
    let isNegative = base[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    let digits = position
    var mantissa: UInt64 = 0
    var digit = base[position] &- 0x30
    while digit < 10 {
      mantissa = mantissa &* 10 &+ UInt64(digit)
      position += 1
      digit = base[position] &- 0x30
    }
    let whole = position - digits
    var fraction = 0
    if base[position] == UInt8(ascii: ".") {
      position += 1
      let point = position
      digit = base[position] &- 0x30
      while digit < 10 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        position += 1
        digit = base[position] &- 0x30
      }
      fraction = position - point
      if fraction == 0 { return start }
    }
    guard whole > 0, whole + fraction <= 15 else { return start }
    let magnitude = Double(mantissa) / plan.powers[fraction]
    value = isNegative && mantissa != 0 ? -magnitude : magnitude
    return position
  }
}
