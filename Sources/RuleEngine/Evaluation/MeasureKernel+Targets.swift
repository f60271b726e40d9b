import ScorecardModel

/// Measures against what a unit promised.
extension MeasureKernel {
  func evaluateTarget(_ index: IndicatorIndex, _ direction: Direction, into cells: MutableCells) {
    operands.evaluate(.indicator(index)) { value in
      operands.evaluate(.indicator(index), at: .target) { target in
        for row in 0..<operands.rows.count {
          let state = Self.joined(value.states[row], target.states[row])
          cells.states[row] = state
          cells.values[row] =
            state == 0 ? Self.share(of: target.values[row], value.values[row], direction) : 0
        }
      }
    }
  }

  /// The share of a target that a value reaches, 0…1.
  static func share(of target: Double, _ value: Double, _ direction: Direction) -> Double {
    if direction == .falling {
      return value <= target ? 1 : target > 0 ? target / value : 0
    }
    if value >= target { return 1 }
    return target > 0 ? max(0, value / target) : 0
  }

  func evaluateProgress(_ path: ProgressPath, into cells: MutableCells) {
    guard let day = operands.series.asOf else {
      cells.values.update(repeating: 0, count: operands.rows.count)
      cells.states.update(repeating: CellState.missingRaw, count: operands.rows.count)
      return
    }
    operands.evaluate(path.operand) { value in
      operands.evaluate(path.operand, at: .baseline) { baseline in
        withGoal(path) { goal in
          for row in 0..<operands.rows.count {
            let state = Self.joined(
              value.states[row], Self.joined(baseline.states[row], goal.states[row]))
            cells.states[row] = state
            cells.values[row] =
              state == 0
              ? path.attainment(
                value: value.values[row], baseline: baseline.values[row], goal: goal.values[row],
                on: day) : 0
          }
        }
      }
    }
  }

  private func withGoal(_ path: ProgressPath, _ body: (CellSlice) -> Void) {
    guard let goal = path.goal else {
      return operands.evaluate(path.operand, at: .goal, body)
    }
    operands.scratch.withCells { cells in
      cells.values.update(repeating: goal, count: operands.rows.count)
      cells.states.update(repeating: 0, count: operands.rows.count)
      body(cells.slice)
    }
  }

  /// Not applicable outweighs missing.
  private static func joined(_ left: UInt8, _ right: UInt8) -> UInt8 {
    let isNotApplicable =
      left & 0x0F == CellState.notApplicableRaw || right & 0x0F == CellState.notApplicableRaw
    return isNotApplicable ? CellState.notApplicableRaw : left | right
  }
}
