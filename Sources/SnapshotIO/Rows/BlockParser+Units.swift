import ScorecardModel

/// What a row says about its unit: code, name, groups.
extension BlockParser {
  private static let codeSlot = 0
  private static let nameSlot = 1

  /// Stores the texts of a row that has been read.
  @inline(__always)
  mutating func finishUnit(at start: Int, _ row: Int) {
    let code = unitCode()
    storeCode(code, offset: plan.hasCodes ? texts[Self.codeSlot].offset : start, row)
    let name = texts[Self.nameSlot].text
    if name.isEmpty {
      output.names.append(code.start, code.count)
    } else {
      output.names.append(name.start, name.count)
    }
    plan.nameEnds[row + 1] = output.names.count
    storeGroups(code, row)
  }

  /// Leaves an empty unit for a row that is misshapen.
  mutating func skipUnit(at start: Int, _ row: Int) {
    output.codeOffsets.append(start)
    output.isAscending = false
    plan.codeEnds[row + 1] = output.codes.count
    plan.nameEnds[row + 1] = output.names.count
  }

  // MARK: - Code

  @inline(__always)
  private func unitCode() -> ByteSpan {
    let cell = texts[Self.codeSlot]
    if cell.text.isEmpty, plan.hasCodes {
      output.faults.append(fault(.emptyCode, cell))
    }
    return codeText(cell)
  }

  /// The code in a cell; nearly always its digits as they are.
  @inline(__always)
  private func codeText(_ cell: TextCell) -> ByteSpan {
    for index in 0..<cell.text.count where cell.text.start[index] &- 0x30 > 9 {
      return unusualCode(cell)
    }
    return cell.text
  }

  /// A code that is not plain digits: normalised, or noted as a fault.
  @inline(never)
  private func unusualCode(_ cell: TextCell) -> ByteSpan {
    switch UnitCode(cell.text) {
    case .plain: return cell.text
    case .rewritten(let bytes):
      let arena = ByteArena(capacity: bytes.count)
      bytes.withUnsafeBufferPointer { buffer in
        if let base = buffer.baseAddress { arena.append(base, buffer.count) }
      }
      return output.keep(arena)
    case .empty: output.faults.append(fault(.emptyCode, cell))
    case .mangled: output.faults.append(fault(.mangledCode, cell))
    }
    return cell.text
  }

  private func fault(_ kind: FaultKind, _ cell: TextCell) -> Fault {
    Fault(kind: kind, column: cell.column, offset: cell.offset)
  }

  @inline(__always)
  private mutating func storeCode(_ code: ByteSpan, offset: Int, _ row: Int) {
    let codes = output.codes
    output.codeOffsets.append(offset)
    let start = codes.count
    codes.append(code.start, code.count)
    plan.codeEnds[row + 1] = codes.count
    if output.isAscending, lastCode.count >= 0 {
      let last = ByteSpan(UnsafePointer(codes.base) + lastCode.start, lastCode.count)
      output.isAscending = last.precedes(ByteSpan(UnsafePointer(codes.base) + start, code.count))
    }
    lastCode = (start, code.count)
  }

  // MARK: - Groups

  @inline(__always)
  private func storeGroups(_ code: ByteSpan, _ row: Int) {
    for index in 0..<plan.groups.count {
      let group = plan.groups[index]
      var key = ByteSpan(base, 0)
      var name = key
      var offset = texts[Self.codeSlot].offset
      switch group.source {
      case .digits(let count):
        if code.count == 12, isDigits(code) { key = ByteSpan(code.start, count) }
      case .columns(let nameSlot, let codeSlot):
        if let codeSlot {
          key = codeText(texts[codeSlot])
          offset = texts[codeSlot].offset
        }
        if let nameSlot {
          name = texts[nameSlot].text
          offset = texts[nameSlot].offset
        }
      }
      let parent = group.parent.map { plan.groups[$0].ids[row] } ?? GroupKey.none
      group.ids[row] = output.groups[index].group(
        code: key, name: name, parent: parent, offset: offset)
    }
  }

  @inline(__always)
  private func isDigits(_ text: ByteSpan) -> Bool {
    for index in 0..<text.count where text.start[index] &- 0x30 > 9 { return false }
    return true
  }
}
