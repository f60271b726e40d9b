/// What became of an item for a unit.
package enum ItemOutcome: UInt8, Sendable, CaseIterable {
  case scored = 0
  case missing = 1
  case notApplicable = 2
  /// A rule error; there is a diagnostic.
  case failed = 3
}

/// The outcome of an item for a unit with its marks, in one byte.
package struct OutcomeCell: RawRepresentable, Sendable, Hashable, BitwiseCopyable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package init(_ outcome: ItemOutcome, dividedByZero: Bool = false, partlyMissing: Bool = false) {
    rawValue = outcome.rawValue | (dividedByZero ? 0x10 : 0) | (partlyMissing ? 0x20 : 0)
  }

  package var outcome: ItemOutcome { ItemOutcome(rawValue: rawValue & 0x0F) ?? .failed }
  /// An expression of the measure divided by zero.
  package var dividedByZero: Bool { rawValue & 0x10 != 0 }
  /// Some of what a `count_of`, `weighted`, `best_of` reads is missing; the rest was scored.
  package var partlyMissing: Bool { rawValue & 0x20 != 0 }
}

/// Whether a unit's result can be published.
package enum Standing: UInt8, Sendable, CaseIterable {
  case assessed = 0
  /// Too many points are not applicable: 无法评定.
  case tooMuchNotApplicable = 1
  /// Too many points lack data: 无法评定.
  case tooMuchMissing = 2
  /// A rule failed, so that the score is not complete: 无法评定.
  case failed = 3
}

/// Points and outcome of an item, a bonus or a deduction, a cell for each unit.
package struct PointsColumn: Sendable {
  /// Counts of 0.000001 points; 0 where the outcome is not `.scored`.
  package let points: ColumnBuffer<Int64>
  /// Raw values of `OutcomeCell`.
  package let outcomes: ColumnBuffer<UInt8>

  package init(count: Int) {
    points = ColumnBuffer(count: count, repeating: 0)
    outcomes = ColumnBuffer(count: count, repeating: 0)
  }

  package func earned(_ row: Int) -> Points { Points(micro: points[row]) }
  package func outcome(_ row: Int) -> OutcomeCell { OutcomeCell(rawValue: outcomes[row]) }
}

/// What a gate found for a unit.
package enum GateState: UInt8, Sendable {
  case open = 0
  case hit = 1
  case failed = 2
}

/// Texts that belong to some units only, in row order.
package struct SparseTexts: Sendable {
  private var rows: [Int32] = []
  private var texts: [String] = []

  package init() {}

  package var isEmpty: Bool { rows.isEmpty }

  /// - Parameter row: greater than every row before it.
  package mutating func append(_ text: String, row: Int) {
    rows.append(Int32(row))
    texts.append(text)
  }

  package mutating func append(contentsOf other: SparseTexts) {
    rows.append(contentsOf: other.rows)
    texts.append(contentsOf: other.texts)
  }

  /// The text of a unit, by binary search.
  package subscript(_ row: Int) -> String? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < Int32(row) { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low] == Int32(row) ? texts[low] : nil
  }
}

/// The indicators that a function read for each unit: dictionary-coded, since functions take few
/// different paths.
package struct FunctionEvidence: Sendable {
  package let ids: ColumnBuffer<UInt32>
  package let sets: [[IndicatorReference]]

  package init(ids: ColumnBuffer<UInt32>, sets: [[IndicatorReference]]) {
    self.ids = ids
    self.sets = sets
  }

  package func references(_ row: Int) -> [IndicatorReference] { sets[Int(ids[row])] }
}
