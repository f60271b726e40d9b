import ScorecardModel

/// Cells that are no plain numbers.
extension BlockParser {
  /// A cell's bytes without quotes and blanks around them, and where the cell ends.
  struct Content {
    var start: Int
    var end: Int
    var isQuoted: Bool
    /// The delimiter or line end after the cell.
    var next: Int
  }

  /// Finds the extent of a cell and notes faults of its quoting.
  func content(_ start: Int, _ column: Int) -> Content {
    guard base[start] == Byte.quote else {
      let next = dialect.endOfCell(base, start)
      let range = Blank.trimmed(base, start, next)
      return Content(start: range.start, end: range.end, isQuoted: false, next: next)
    }
    guard let close = Dialect.closingQuote(base, start + 1, end) else {
      output.faults.append(Fault(kind: .unterminatedQuote, column: column, offset: start))
      return Content(start: start, end: start, isQuoted: true, next: end)
    }
    let next = dialect.endOfCell(base, close + 1)
    let rest = Blank.trimmed(base, close + 1, next)
    if rest.start < rest.end {
      output.faults.append(Fault(kind: .textAfterQuote, column: column, offset: close + 1))
    }
    let range = Blank.trimmed(base, start + 1, close)
    return Content(start: range.start, end: range.end, isQuoted: true, next: next)
  }

  /// Reads a cell of an indicator in any form.
  /// - Returns: the end of the cell.
  @inline(never)
  mutating func closeCell(_ start: Int, _ plan: ColumnPlan, _ column: Int, _ row: Int) -> Int {
    let content = content(start, column)
    guard let values = plan.values, let states = plan.states else { return content.next }
    let cell = CellTokens(base, content.start, content.end, isQuoted: content.isQuoted)
    let personal = PersonalCell(cell)
    if personal == .citizenNumber { output.citizenNumbers.insert(column) }
    if personal == .mobileNumber { output.mobileNumbers[column, default: 0] += 1 }
    switch plan.expectation.read(cell) {
    case .value(let value):
      values[row] = value
    case .missing:
      states[row] = CellState.missing.rawValue
    case .notApplicable:
      states[row] = CellState.notApplicable.rawValue
    case .fault(let fault):
      states[row] = CellState.missing.rawValue
      switch personal {
      case .citizenNumber: break
      case .mobileNumber:
        output.faults.append(Fault(kind: .mobileNumber, column: column, offset: start))
      case nil: output.faults.append(Fault(kind: FaultKind(fault), column: column, offset: start))
      }
    }
    return content.next
  }

  func ignoredCell(_ start: Int, _ column: Int) -> Int {
    base[start] == Byte.quote ? content(start, column).next : dialect.endOfCell(base, start)
  }

  /// Notes a text cell for `finishUnit`.
  /// - Returns: the end of the cell.
  @inline(__always)
  mutating func textCell(_ start: Int, _ slot: Int, _ column: Int) -> Int {
    if base[start] == Byte.quote { return quotedText(start, slot, column) }
    let next = dialect.endOfCell(base, start)
    let range = Blank.trimmed(base, start, next)
    setText(ByteSpan(base + range.start, range.end - range.start), start, slot, column)
    return next
  }

  @inline(never)
  private mutating func quotedText(_ start: Int, _ slot: Int, _ column: Int) -> Int {
    let content = content(start, column)
    let span = ByteSpan(base + content.start, content.end - content.start)
    let isEscaped = span.buffer.contains(Byte.quote)
    setText(isEscaped ? unescaped(span) : span, start, slot, column)
    return content.next
  }

  @inline(__always)
  private mutating func setText(_ text: ByteSpan, _ start: Int, _ slot: Int, _ column: Int) {
    texts[slot] = TextCell(text: text, offset: start, column: column)
    if slot == ColumnRole.code.slot {
      if text.count >= 11, text.count != 12, text.start[0] < 0x3A { notePersonal(text, column) }
    } else if text.count >= 11, PersonalData.mayHoldNumber(text.buffer) {
      noteEmbedded(text, column)
    }
  }

  /// A number of a person within a name or the like.
  @inline(never)
  private func noteEmbedded(_ text: ByteSpan, _ column: Int) {
    switch PersonalData.number(in: String(decoding: text.buffer, as: UTF8.self)) {
    case .citizenNumber: output.citizenNumbers.insert(column)
    case .mobileNumber: output.mobilesInText.insert(column)
    case nil: break
    }
  }

  @inline(never)
  private func notePersonal(_ text: ByteSpan, _ column: Int) {
    if PersonalData.isCitizenNumber(text.buffer) {
      output.citizenNumbers.insert(column)
    } else if PersonalData.isMobileNumber(text.buffer) {
      output.mobileNumbers[column, default: 0] += 1
    }
  }

  /// The text with each doubled quote made one; it lives until the row has been read.
  private func unescaped(_ text: ByteSpan) -> ByteSpan {
    let arena = ByteArena(capacity: text.count)
    var position = 0
    while position < text.count {
      arena.append(text.start + position, 1)
      position += text.start[position] == Byte.quote ? 2 : 1
    }
    return output.keep(arena)
  }
}

/// Whether a cell of an indicator is about a person.
enum PersonalCell {
  case citizenNumber, mobileNumber

  init?(_ cell: CellTokens) {
    guard cell.count >= 11, cell.count <= 24, !cell.isTooLong, cell[0] < 0x3A else { return nil }
    var bytes: [UInt8] = []
    for index in 0..<cell.count { bytes.append(cell[index]) }
    if PersonalData.isCitizenNumber(bytes) {
      self = .citizenNumber
    } else if PersonalData.isMobileNumber(bytes) {
      self = .mobileNumber
    } else {
      return nil
    }
  }
}
