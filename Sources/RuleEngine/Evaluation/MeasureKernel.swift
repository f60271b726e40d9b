import ScorecardModel

/// Evaluates data measures over a chunk of rows: cells of attainment, 0…1.
struct MeasureKernel {
  let operands: OperandKernel
  let peers: PeerTables

  private var count: Int { operands.rows.count }

  /// - Parameter scale: the points that full attainment is worth, for measures that speak of
  ///   points outright; nil in conditions.
  func evaluate(_ measure: Measure, scale: Points?, into cells: MutableCells) {
    switch measure {
    case .linear(let operand, let from, let to):
      let span = to - from
      map(operand, into: cells) { min(max(($0 - from) / span, 0), 1) }
    case .atLeast(let operand, let limit): compare(operand, into: cells) { $0 >= limit ? 1 : 0 }
    case .atMost(let operand, let limit): compare(operand, into: cells) { $0 <= limit ? 1 : 0 }
    case .between(let operand, let low, let high):
      compare(operand, into: cells) { $0 >= low && $0 <= high ? 1 : 0 }
    case .equals(let operand, let value): compare(operand, into: cells) { $0 == value ? 1 : 0 }
    case .yes(let operand): compare(operand, into: cells) { $0 != 0 ? 1 : 0 }
    case .steps(let operand, let steps, let direction):
      evaluateSteps(operand, steps, direction, scale: scale, into: cells)
    case .countOf(let operands): countTrue(operands, into: cells)
    case .deduct(let operand, let expected, let per, let points):
      let whole = scale?.number ?? points.number
      map(operand, into: cells) { value in
        let off = points.number * max(0, expected - value) / per
        return max(0, whole - off) / whole
      }
    case .bestOf(let measures): evaluateBest(measures, scale: scale, into: cells)
    case .worstOf(let measures): evaluateWorst(measures, scale: scale, into: cells)
    case .weighted(let parts): evaluateWeighted(parts, into: cells)
    case .peer: copyPeer(measure, into: cells)
    case .condition(let measure, let holds):
      evaluate(measure, scale: nil, into: cells)
      for row in 0..<count { decide(row, holds: holds, cells) }
    case .target(let index, let direction):
      evaluateTarget(index, direction, into: cells)
    case .progress(let path): evaluateProgress(path, into: cells)
    }
  }

  /// Makes an attainment a condition; missing where missing data could make it hold.
  private func decide(_ row: Int, holds expected: Bool, _ cells: MutableCells) {
    let holds = cells.values[row] == 1
    if cells.states[row] & OutcomeCell.partlyMissingRaw != 0, !holds {
      let marks = cells.states[row] & 0xF0 & ~OutcomeCell.partlyMissingRaw
      cells.states[row] = CellState.missingRaw | marks
    }
    cells.values[row] = cells.states[row] & 0x0F == 0 && holds == expected ? 1 : 0
  }

  @inline(__always)
  private func map(
    _ operand: Operand, into cells: MutableCells, _ attain: (Double) -> Double
  ) {
    operands.evaluate(operand) { slice in
      for row in 0..<count {
        cells.values[row] = attain(slice.values[row])
        cells.states[row] = slice.states[row]
      }
    }
  }

  /// Maps values that are compared with thresholds; computed ones without their binary noise.
  @inline(__always)
  private func compare(
    _ operand: Operand, into cells: MutableCells, _ attain: (Double) -> Double
  ) {
    if operand.isComputed {
      map(operand, into: cells) { attain($0.comparable) }
    } else {
      map(operand, into: cells, attain)
    }
  }

  private func evaluateSteps(
    _ operand: Operand, _ steps: [Step], _ direction: Direction, scale: Points?,
    into cells: MutableCells
  ) {
    let whole = (scale ?? steps.map(\.points).max() ?? .zero).number
    let shares = steps.map { (threshold: $0.threshold, share: $0.points.number / whole) }
    compare(operand, into: cells) { value in
      for step in shares
      where direction == .falling ? value <= step.threshold : value >= step.threshold {
        return step.share
      }
      return 0
    }
  }

  /// k of n: operands that are not applicable leave n; missing ones count as not true.
  private func countTrue(_ list: [Operand], into cells: MutableCells) {
    withZeros { totals in
      withZeros { missing in
        clear(cells)
        for operand in list {
          operands.evaluate(operand) { slice in
            for row in 0..<count {
              let state = slice.states[row]
              if state & 0x0F == CellState.notApplicableRaw { continue }
              totals.values[row] += 1
              if state & 0x0F == 0 {
                if slice.values[row] != 0 { cells.values[row] += 1 }
              } else {
                missing.values[row] += 1
                cells.states[row] |= state & 0xF0
              }
            }
          }
        }
        for row in 0..<count {
          finish(row, of: totals.values[row], missing: missing.values[row], into: cells)
        }
      }
    }
  }

  private func withZeros(_ body: (MutableCells) -> Void) {
    operands.scratch.withCells { cells in
      clear(cells)
      body(cells)
    }
  }

  private func clear(_ cells: MutableCells) {
    cells.values.update(repeating: 0, count: count)
    cells.states.update(repeating: 0, count: count)
  }

  /// - Parameter missing: how much of `total` lacks data; sums of the same terms in the same
  ///   order, so that all of it is exactly equal.
  private func finish(_ row: Int, of total: Double, missing: Double, into cells: MutableCells) {
    let marks = cells.states[row] & 0xF0
    if total == 0 {
      (cells.values[row], cells.states[row]) = (0, CellState.notApplicableRaw)
    } else if missing == total {
      (cells.values[row], cells.states[row]) = (0, CellState.missingRaw | marks)
    } else {
      cells.values[row] /= total
      cells.states[row] = marks | (missing > 0 ? OutcomeCell.partlyMissingRaw : 0)
    }
  }

  /// The greatest attainment; what is missing or not applicable is left out while anything is
  /// left.
  private func evaluateBest(_ measures: [Measure], scale: Points?, into cells: MutableCells) {
    fold(measures, scale: scale, into: cells, max) { row, missing in
      if cells.values[row] == 1 {
        cells.states[row] &= ~OutcomeCell.partlyMissingRaw
      } else if missing {
        cells.states[row] |= OutcomeCell.partlyMissingRaw
      }
    }
  }

  /// The least attainment; missing where anything is missing, unless another part is 0 already.
  private func evaluateWorst(_ measures: [Measure], scale: Points?, into cells: MutableCells) {
    fold(measures, scale: scale, into: cells, min) { row, missing in
      if cells.values[row] == 0 {
        cells.states[row] &= ~OutcomeCell.partlyMissingRaw
      } else if missing {
        let marks = cells.states[row] & 0xF0 & ~OutcomeCell.partlyMissingRaw
        (cells.states[row], cells.values[row]) = (CellState.missingRaw | marks, 0)
      }
    }
  }

  /// Folds the parts that were scored.
  /// - Parameter finish: called for the rows where a part was scored, with whether another one
  ///   is missing.
  private func fold(
    _ measures: [Measure], scale: Points?, into cells: MutableCells,
    _ combine: (Double, Double) -> Double, _ finish: (_ row: Int, _ missing: Bool) -> Void
  ) {
    withZeros { missing in
      cells.values.update(repeating: 0, count: count)
      cells.states.update(repeating: CellState.notApplicableRaw, count: count)
      for measure in measures {
        operands.scratch.withCells { part in
          evaluate(measure, scale: scale, into: part)
          for row in 0..<count {
            let marks = (cells.states[row] | part.states[row]) & 0xF0
            switch (cells.states[row] & 0x0F, part.states[row] & 0x0F) {
            case (0, 0):
              cells.values[row] = combine(cells.values[row], part.values[row])
              cells.states[row] = marks
            case (_, 0):
              cells.values[row] = part.values[row]
              cells.states[row] = marks
            case (CellState.notApplicableRaw, let state): cells.states[row] = state | marks
            default: cells.states[row] |= marks
            }
            if part.states[row] & 0x0F == CellState.missingRaw { missing.states[row] = 1 }
          }
        }
      }
      for row in 0..<count where cells.states[row] & 0x0F == 0 {
        finish(row, missing.states[row] != 0)
      }
    }
  }

  /// Σ weight × attainment / Σ weight: a part that is not applicable leaves, a missing one
  /// scores 0.
  private func evaluateWeighted(_ parts: [WeightedPart], into cells: MutableCells) {
    withZeros { totals in
      withZeros { missing in
        clear(cells)
        for part in parts {
          let weight = part.weight.number
          operands.scratch.withCells { cell in
            evaluate(part.measure, scale: part.weight, into: cell)
            for row in 0..<count {
              let state = cell.states[row]
              cells.states[row] |= state & 0xF0
              if state & 0x0F == CellState.notApplicableRaw { continue }
              totals.values[row] += weight
              if state & 0x0F == 0 {
                cells.values[row] += weight * cell.values[row]
              } else {
                missing.values[row] += weight
              }
            }
          }
        }
        for row in 0..<count {
          finish(row, of: totals.values[row], missing: missing.values[row], into: cells)
        }
      }
    }
  }

  private func copyPeer(_ measure: Measure, into cells: MutableCells) {
    guard let column = peers[measure] else {
      cells.values.update(repeating: 0, count: count)
      cells.states.update(repeating: CellState.missingRaw, count: count)
      return
    }
    let start = operands.rows.lowerBound
    cells.values.update(from: column.values.pointer + start, count: count)
    cells.states.update(from: column.states.pointer + start, count: count)
  }
}
