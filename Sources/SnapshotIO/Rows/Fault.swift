/// What is wrong with a row or a cell, as the block parser notes it.
enum FaultKind: UInt8, CaseIterable {
  case notAValue, percentSign, badGrouping, spreadsheetError, loneHyphen, overflow
  case notWhole, negativeCount, belowMinimum, aboveMaximum
  /// A mobile number where a value is expected.
  case mobileNumber
  case emptyCode, mangledCode
  case cellCount, unterminatedQuote, textAfterQuote

  init(_ fault: CellFault) {
    switch fault {
    case .notAValue: self = .notAValue
    case .percentSign: self = .percentSign
    case .badGrouping: self = .badGrouping
    case .spreadsheetError: self = .spreadsheetError
    case .loneHyphen: self = .loneHyphen
    case .overflow: self = .overflow
    case .notWhole: self = .notWhole
    case .negativeCount: self = .negativeCount
    case .belowMinimum: self = .belowMinimum
    case .aboveMaximum: self = .aboveMaximum
    }
  }
}

/// A fault and its place; it becomes a diagnostic only if it is to be shown.
struct Fault {
  var kind: FaultKind
  /// Position of the column in the file.
  var column: Int
  var offset: Int
  /// For `cellCount`: how many cells there are.
  var found = 0
}

/// The faults of one block: all are counted, the first of each kind are kept.
struct FaultList {
  static let limit = 20

  private(set) var kept: [Fault] = []
  private var counts = [Int](repeating: 0, count: FaultKind.allCases.count)
  /// The faults of the row that is being read.
  private var pending: [Fault] = []

  /// Notes a fault of the row that is being read.
  mutating func append(_ fault: Fault) { pending.append(fault) }

  /// Keeps the faults of the row that has been read.
  mutating func endRow() {
    for fault in pending { keep(fault) }
    pending.removeAll(keepingCapacity: true)
  }

  /// Keeps the one cause of a row with a wrong number of cells: broken quoting if there is any.
  /// Its other faults follow from cells that stand in the wrong column.
  mutating func endMisshapenRow(_ fault: Fault) {
    let cause = pending.first { $0.kind == .unterminatedQuote || $0.kind == .textAfterQuote }
    keep(cause ?? fault)
    pending.removeAll(keepingCapacity: true)
  }

  var hasPending: Bool { !pending.isEmpty }

  /// How many faults of a kind there are beyond those that are kept.
  func unkept(_ kind: FaultKind) -> Int { max(0, counts[Int(kind.rawValue)] - Self.limit) }

  private mutating func keep(_ fault: Fault) {
    counts[Int(fault.kind.rawValue)] += 1
    if counts[Int(fault.kind.rawValue)] <= Self.limit { kept.append(fault) }
  }
}
