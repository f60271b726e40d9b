import ScorecardModel

/// A column's values and states for a chunk of rows, in place.
///
/// States are raw values of `OutcomeCell`, whose first three agree with `CellState`: 0 is a value,
/// 1 missing, 2 not applicable.
struct CellSlice {
  let values: UnsafePointer<Double>
  let states: UnsafePointer<UInt8>
}

/// Chunk-sized cells that a kernel writes to.
struct MutableCells {
  let values: UnsafeMutablePointer<Double>
  let states: UnsafeMutablePointer<UInt8>

  var slice: CellSlice { CellSlice(values: values, states: states) }
}

/// Chunk-sized buffers for the kernels of one worker, lent in last-in first-out order.
final class Scratch {
  private let capacity: Int
  private var buffers: [MutableCells] = []
  private var lent = 0

  /// - Parameter capacity: rows in a chunk.
  init(capacity: Int) { self.capacity = capacity }

  deinit {
    for buffer in buffers {
      buffer.values.deallocate()
      buffer.states.deallocate()
    }
  }

  /// Lends a buffer for the duration of `body`.
  func withCells<Result>(_ body: (MutableCells) -> Result) -> Result {
    if lent == buffers.count {
      let cells = MutableCells(
        values: .allocate(capacity: capacity), states: .allocate(capacity: capacity))
      cells.values.initialize(repeating: 0, count: capacity)
      cells.states.initialize(repeating: 0, count: capacity)
      buffers.append(cells)
    }
    let cells = buffers[lent]
    lent += 1
    defer { lent -= 1 }
    return body(cells)
  }
}

extension CellState {
  static var missingRaw: UInt8 { CellState.missing.rawValue }
  static var notApplicableRaw: UInt8 { CellState.notApplicable.rawValue }
}

extension OutcomeCell {
  static var dividedByZeroRaw: UInt8 {
    OutcomeCell(.missing, dividedByZero: true).rawValue
  }
  static var partlyMissingRaw: UInt8 { OutcomeCell(.scored, partlyMissing: true).rawValue }
}
