import ScorecardModel

/// Evaluates operands over a chunk of rows.
struct OperandKernel {
  let series: SnapshotSeries
  let rows: Range<Int>
  let scratch: Scratch

  /// Calls `body` with the operand's cells of the chunk; a plain indicator is not copied.
  func evaluate<Result>(_ operand: Operand, _ body: (CellSlice) -> Result) -> Result {
    switch operand {
    case .indicator(let index):
      if let column = series.current.columns[index] {
        return body(
          CellSlice(
            values: column.values.pointer + rows.lowerBound,
            states: column.states.pointer + rows.lowerBound))
      }
      return scratch.withCells { cells in
        cells.values.update(repeating: 0, count: rows.count)
        cells.states.update(repeating: CellState.missingRaw, count: rows.count)
        return body(cells.slice)
      }
    case .ratio(let numerator, let denominator, let scale):
      return evaluate(numerator) { numerator in
        evaluate(denominator) { denominator in
          scratch.withCells { cells in
            divide(numerator, by: denominator, scale: scale, into: cells)
            return body(cells.slice)
          }
        }
      }
    case .sum(let terms):
      return scratch.withCells { cells in
        add(terms, into: cells)
        return body(cells.slice)
      }
    case .change(let index, let moment):
      return evaluate(.indicator(index)) { now in
        scratch.withCells { cells in
          subtract(index, moment, from: now, into: cells)
          return body(cells.slice)
        }
      }
    }
  }

  /// Not applicable outweighs missing: where one side does not apply, neither does the ratio.
  private func divide(
    _ numerator: CellSlice, by denominator: CellSlice, scale: Double, into cells: MutableCells
  ) {
    for row in 0..<rows.count {
      let state = worse(numerator.states[row], denominator.states[row])
      if state != 0 {
        (cells.states[row], cells.values[row]) = (state, 0)
      } else if denominator.values[row] == 0 {
        (cells.states[row], cells.values[row]) = (OutcomeCell.dividedByZeroRaw, 0)
      } else {
        cells.states[row] = 0
        cells.values[row] = scale * numerator.values[row] / denominator.values[row]
      }
    }
  }

  private func worse(_ left: UInt8, _ right: UInt8) -> UInt8 {
    let isNotApplicable =
      left & 0x0F == CellState.notApplicableRaw || right & 0x0F == CellState.notApplicableRaw
    return isNotApplicable ? CellState.notApplicableRaw : left | right
  }

  /// A term that is not applicable is left out; a missing one makes the sum missing.
  private func add(_ terms: [Operand], into cells: MutableCells) {
    cells.values.update(repeating: 0, count: rows.count)
    cells.states.update(repeating: CellState.notApplicableRaw, count: rows.count)
    for term in terms {
      evaluate(term) { slice in
        for row in 0..<rows.count {
          let state = slice.states[row]
          switch state & 0x0F {
          case 0:
            cells.values[row] += slice.values[row]
            if cells.states[row] == CellState.notApplicableRaw { cells.states[row] = 0 }
          case CellState.notApplicableRaw: break
          default:
            if cells.states[row] & 0x0F != CellState.missingRaw { cells.states[row] = state }
            cells.states[row] |= state
          }
        }
      }
    }
  }

  private func subtract(
    _ index: IndicatorIndex, _ moment: Moment, from now: CellSlice, into cells: MutableCells
  ) {
    for row in 0..<rows.count {
      let then = series.cell(index, moment, rows.lowerBound + row)
      cells.values[row] = 0
      switch (now.states[row], then) {
      case (0, .value(let value)):
        cells.states[row] = 0
        cells.values[row] = now.values[row] - value
      case (CellState.notApplicableRaw, _), (_, .notApplicable):
        cells.states[row] = CellState.notApplicableRaw
      default: cells.states[row] = CellState.missingRaw
      }
    }
  }
}
