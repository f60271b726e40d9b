import ScorecardModel

/// Evaluates operands over a chunk of rows.
struct OperandKernel {
  let series: SnapshotSeries
  let rows: Range<Int>
  let scratch: Scratch

  /// Calls `body` with the operand's cells of the chunk; a current indicator is not copied.
  /// - Parameter moment: when the operand's indicators are read.
  func evaluate<Result>(
    _ operand: Operand, at moment: Moment = .current, _ body: (CellSlice) -> Result
  ) -> Result {
    switch operand {
    case .indicator(let index): return read(index, moment, body)
    case .ratio(let numerator, let denominator, let scale):
      return evaluate(numerator, at: moment) { numerator in
        evaluate(denominator, at: moment) { denominator in
          scratch.withCells { cells in
            divide(numerator, by: denominator, scale: scale, into: cells)
            return body(cells.slice)
          }
        }
      }
    case .sum(let terms):
      return scratch.withCells { cells in
        add(terms, at: moment, into: cells)
        return body(cells.slice)
      }
    case .change(let operand, let earlier):
      return difference(operand, moment, operand, earlier, body) { $0 - $1 }
    case .gap(let left, let right):
      return difference(left, moment, right, moment, body) { abs($0 - $1) }
    case .sampled(let operand, let size, let least):
      return evaluate(operand, at: moment) { value in
        evaluate(size, at: moment) { size in
          scratch.withCells { cells in
            for row in 0..<rows.count {
              let isSmall = size.states[row] != 0 || size.values[row].comparable < least
              let counts = value.states[row] != 0 || !isSmall
              cells.states[row] = counts ? value.states[row] : CellState.missingRaw
              cells.values[row] = counts ? value.values[row] : 0
            }
            return body(cells.slice)
          }
        }
      }
    }
  }

  private func read<Result>(
    _ index: IndicatorIndex, _ moment: Moment, _ body: (CellSlice) -> Result
  ) -> Result {
    let column =
      switch moment {
      case .current: series.column(index)
      case .target: series.target[index]
      case .goal: series.goal[index]
      case .previous, .baseline: IndicatorColumn?.none
      }
    if let column {
      return body(
        CellSlice(
          values: column.values.pointer + rows.lowerBound,
          states: column.states.pointer + rows.lowerBound))
    }
    let aligned = moment == .previous ? series.previous : series.baseline
    return scratch.withCells { cells in
      cells.values.update(repeating: 0, count: rows.count)
      cells.states.update(repeating: CellState.missingRaw, count: rows.count)
      if moment == .previous || moment == .baseline, let aligned,
        let column = aligned.snapshot.column(index)
      {
        for row in 0..<rows.count {
          let other = aligned.rows[rows.lowerBound + row]
          guard other != AlignedSnapshot.none else { continue }
          cells.values[row] = column.values[Int(other)]
          cells.states[row] = column.states[Int(other)]
        }
      }
      return body(cells.slice)
    }
  }

  /// Combines two values; not applicable outweighs missing.
  private func difference<Result>(
    _ left: Operand, _ leftMoment: Moment, _ right: Operand, _ rightMoment: Moment,
    _ body: (CellSlice) -> Result, _ combine: (Double, Double) -> Double
  ) -> Result {
    evaluate(left, at: leftMoment) { left in
      evaluate(right, at: rightMoment) { right in
        scratch.withCells { cells in
          for row in 0..<rows.count {
            let state = worse(left.states[row], right.states[row])
            if state == 0 {
              store(combine(left.values[row], right.values[row]), row, into: cells)
            } else {
              (cells.states[row], cells.values[row]) = (state, 0)
            }
          }
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
        store(scale * numerator.values[row] / denominator.values[row], row, into: cells)
      }
    }
  }

  /// A result beyond the range of numbers is no value.
  private func store(_ value: Double, _ row: Int, into cells: MutableCells) {
    cells.states[row] = value.isFinite ? 0 : CellState.missingRaw
    cells.values[row] = value.isFinite ? value : 0
  }

  private func worse(_ left: UInt8, _ right: UInt8) -> UInt8 {
    let isNotApplicable =
      left & 0x0F == CellState.notApplicableRaw || right & 0x0F == CellState.notApplicableRaw
    return isNotApplicable ? CellState.notApplicableRaw : left | right
  }

  /// A term that is not applicable is left out; a missing one makes the sum missing.
  private func add(_ terms: [Operand], at moment: Moment, into cells: MutableCells) {
    cells.values.update(repeating: 0, count: rows.count)
    cells.states.update(repeating: CellState.notApplicableRaw, count: rows.count)
    for term in terms {
      evaluate(term, at: moment) { slice in
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
    for row in 0..<rows.count where cells.states[row] == 0 {
      store(cells.values[row], row, into: cells)
    }
  }
}
