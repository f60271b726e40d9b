import ScorecardModel

/// What the parser does with the cells of one column.
struct ColumnPlan {
  enum Kind: UInt8 {
    case indicator, text, ignored
  }

  var kind: Kind
  /// For an indicator: the numbers that are surely right, and whether they must be whole. Others
  /// are looked at closely: they may be wrong, or not numbers of the plain form at all.
  var low = -Double.infinity
  var high = Double.infinity
  var isWhole = false
  /// For text: the role's position among all roles.
  var slot = 0
  var values: UnsafeMutablePointer<Double>?
  var states: UnsafeMutablePointer<UInt8>?
  var expectation = CellExpectation(type: .any)

  private init(kind: Kind) { self.kind = kind }

  static var ignored: ColumnPlan { ColumnPlan(kind: .ignored) }

  static func text(_ role: ColumnRole) -> ColumnPlan {
    var plan = ColumnPlan(kind: .text)
    plan.slot = role.slot
    return plan
  }

  /// - Parameter column: filled by the parser, which must not outlive it.
  static func indicator(_ indicator: Indicator, _ column: IndicatorColumn) -> ColumnPlan {
    var plan = ColumnPlan(kind: .indicator)
    plan.expectation = CellExpectation(indicator)
    plan.values = column.values.writer
    plan.states = column.states.writer
    // From here on a number may be a telephone number.
    let plainEnd = 9_999_999_999.0
    plan.low = indicator.minimum ?? -.infinity
    plan.high = min(indicator.maximum ?? plainEnd, plainEnd)
    switch indicator.type {
    case .boolean:
      plan.low = max(plan.low, 0)
      plan.high = min(plan.high, 1)
      plan.isWhole = true
    case .count:
      plan.low = max(plan.low, 0)
      plan.isWhole = true
    case .number, .percent, .any: break
    }
    return plan
  }
}

extension ColumnRole {
  /// Its position among all roles.
  var slot: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Where the groups of one kind come from.
enum GroupSource {
  /// Columns of the file, by role.
  case columns(name: Int?, code: Int?)
  /// The first digits of a 12-digit unit code.
  case digits(Int)
}

/// A kind of group that rows are sorted into. Plans are listed with each after the one around it.
struct GroupPlan {
  var source: GroupSource
  /// Position in the list of the plan of the groups around these.
  var parent: Int?
  /// Receives the group number of each row.
  var ids: UnsafeMutablePointer<UInt32>
}
