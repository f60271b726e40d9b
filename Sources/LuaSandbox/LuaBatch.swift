/// What a function returned for a range of rows. A batch may be used again; its arrays then keep
/// their memory.
package struct LuaBatch: Sendable {
  package enum Kind: UInt8, Sendable {
    case number
    case boolean
    case null
    case failed
  }

  package struct Failure: Sendable {
    package var row: Int
    package var error: LuaError
    /// The marks of the columns that were nil when this row read them, sorted.
    package var nilMarks: [Int32]
  }

  /// Failures kept with their error; `failureCount` has them all.
  package static let keptFailures = 20

  /// The rows that ran, as the layout numbers them. The arrays below start at its lower bound.
  package internal(set) var rows = 0..<0
  /// Numbers; booleans as 1 and 0; 0 otherwise.
  package internal(set) var values: [Double] = []
  /// Raw values of ``Kind``.
  package internal(set) var kinds: [UInt8] = []
  /// Which of `evidenceSets` the row read.
  package internal(set) var evidence: [UInt32] = []
  /// Distinct sets of the marks of the columns that a row read, each sorted.
  package internal(set) var evidenceSets: [[Int32]] = []
  /// The texts that functions returned beside their value, by the layout's row.
  package internal(set) var reasons: [(row: Int, text: String)] = []
  package internal(set) var failures: [Failure] = []
  package internal(set) var failureCount = 0

  package init() {}

  /// The kind of the i-th result, counted from the first row of the batch.
  package func kind(at index: Int) -> Kind { Kind(rawValue: kinds[index]) ?? .failed }

  mutating func start(_ rows: Range<Int>) {
    self.rows = rows
    if values.count != rows.count {
      values = Array(repeating: 0, count: rows.count)
      kinds = Array(repeating: 0, count: rows.count)
      evidence = Array(repeating: 0, count: rows.count)
    }
    evidenceSets = []
    reasons = []
    failures = []
    failureCount = 0
  }

  /// Fails every row with one error.
  package mutating func failAll(_ rows: Range<Int>, _ error: LuaError) {
    start(rows)
    failAll(error)
  }

  mutating func failAll(_ error: LuaError) {
    for index in values.indices {
      values[index] = 0
      kinds[index] = Kind.failed.rawValue
      evidence[index] = 0
    }
    evidenceSets = [[]]
    reasons = []
    failureCount = rows.count
    failures = rows.prefix(Self.keptFailures).map {
      Failure(row: $0, error: error, nilMarks: [])
    }
  }
}
