/// How a unit is getting on with what it promised for the end of a schedule, year by year.
package struct Trajectory: Sendable, Hashable {
  /// Where an indicator stood on a day.
  package struct Point: Sendable, Hashable {
    /// Of the schedule, 1 being the first.
    package let year: Int
    package let date: CalendarDate
    /// Nil where the indicator has no value.
    package let value: Double?
    /// Where it should have been; nil without a baseline or a goal.
    package let expected: Double?
    /// In points, 100 being the whole way from the baseline to the goal; negative is ahead. Where
    /// the baseline is the goal or better: 0 within the tolerance, else how much worse than the
    /// goal.
    package let lag: Double?
    package let status: ProgressStatus
  }

  /// One path of one item.
  package struct Line: Sendable, Hashable {
    /// By position in `RuleSet.items`.
    package let item: Int
    /// Nil where the item reads an expression.
    package let indicator: IndicatorIndex?
    package let baseline: Double?
    package let goal: Double?
    /// The earliest first; the last is of the day that is scored.
    package let points: [Point]

    package var lag: Double? { points.last?.lag }
    package var status: ProgressStatus { points.last?.status ?? .unknown }
  }

  package let status: ProgressStatus
  /// The mean over the lines that have one, by the points of their items; nil where none has.
  package let lag: Double?
  /// In the order of the items; without those of items that do not apply to the unit.
  package let lines: [Line]
}

/// A path that an item scores by.
struct ItemPath: Sendable {
  let item: Int
  let path: ProgressPath
  /// The item's points, shared out evenly among its paths, in a unit common to all paths of the
  /// rule set.
  let weight: Int128

  /// The paths of a rule set's items, each once an item.
  static func all(_ ruleSet: RuleSet) -> [ItemPath] {
    let paths = ruleSet.items.map { item -> [ProgressPath] in
      guard case .measure(let measure) = item.scoring else { return [] }
      var seen: Set<ProgressPath> = []
      return measure.progressPaths.filter { seen.insert($0).inserted }
    }
    let unit = paths.reduce(Int128(1)) { $1.isEmpty ? $0 : leastMultiple($0, Int128($1.count)) }
    return paths.enumerated().flatMap { index, paths in
      paths.map {
        ItemPath(
          item: index, path: $0,
          weight: Int128(ruleSet.items[index].points.micro) * (unit / Int128(paths.count)))
      }
    }
  }

  private static func leastMultiple(_ left: Int128, _ right: Int128) -> Int128 {
    var (divisor, rest) = (left, right)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    return left / divisor * right
  }
}

extension ScoreTable {
  /// The trajectory of a unit; nil where no item follows a path.
  func trajectory(_ row: Int, _ series: SnapshotSeries) -> Trajectory? {
    guard let lights = paths.first?.path.schedule.lights else { return nil }
    let applying = paths.filter { items[$0.item].outcome(row).outcome != .notApplicable }
    let reader = TrajectoryReader(series: series, row: row)
    let lines = applying.map(reader.line)
    let known = zip(lines, applying).filter { $0.0.lag != nil }
    let total = known.reduce(Int128(0)) { $0 + $1.1.weight }
    let lag = known.reduce(0.0) { $0 + Double($1.1.weight) * ($1.0.lag ?? 0) } / Double(total)
    guard total > 0, lag.isFinite else {
      return Trajectory(status: .unknown, lag: nil, lines: lines)
    }
    let red = known.reduce(Int128(0)) { $0 + ($1.0.status == .farBehind ? $1.1.weight : 0) }
    // The quotient of whole numbers is the nearest to the true share, as is a share in a rule file:
    // a red share of exactly a third is not more than 1/3.
    let isRed = Double(red) / Double(total) > lights.redShare
    return Trajectory(
      status: isRed ? .farBehind : lights.status(lag: lag), lag: lag, lines: lines)
  }
}

/// Reads the values of one unit over the years.
private struct TrajectoryReader {
  let series: SnapshotSeries
  let row: Int

  /// The snapshots of earlier years.
  private var earlier: ArraySlice<AlignedSnapshot> { series.years.dropLast() }

  func line(_ itemPath: ItemPath) -> Trajectory.Line {
    let path = itemPath.path
    let baseline = value(path.operand.cell(at: .baseline) { cell($0) })
    let goal = path.goal ?? value(path.operand.cell(at: .goal) { cell($0) })
    var points = earlier.indices.compactMap { index in
      point(path, baseline, goal, on: earlier[index].snapshot.date, year: index)
    }
    let current = point(path, baseline, goal, on: series.asOf ?? series.current.date, year: nil)
    if let current { points.append(current) }
    var indicator: IndicatorIndex?
    if case .indicator(let index) = path.operand { indicator = index }
    return Trajectory.Line(
      item: itemPath.item, indicator: indicator, baseline: baseline, goal: goal, points: points)
  }

  /// - Parameter index: of `earlier`; nil is the current snapshot.
  private func point(
    _ path: ProgressPath, _ baseline: Double?, _ goal: Double?, on date: CalendarDate?,
    year index: Int?
  ) -> Trajectory.Point? {
    guard let date, date >= path.schedule.start else { return nil }
    let value = value(path.operand.cell { cell($0, year: index) })
    let year = path.schedule.year(of: date) ?? path.schedule.years
    guard let baseline, let goal else {
      return Trajectory.Point(
        year: year, date: date, value: value, expected: nil, lag: nil, status: .unknown)
    }
    // Where it should be does not hang on where it is.
    let position = path.position(
      value: value ?? baseline, baseline: baseline, goal: goal, on: date)
    let lights = path.schedule.lights
    let short = position.shortfall.map { $0 <= lights.hold ? 0 : $0 }
    return Trajectory.Point(
      year: year, date: date, value: value, expected: position.expected,
      lag: value == nil ? nil : position.lag ?? short,
      status: value == nil ? .unknown : lights.status(position))
  }

  private func value(_ cell: Cell) -> Double? {
    if case .value(let value) = cell { value } else { nil }
  }

  /// The cell of an indicator as of a year: the year before an earlier one is its previous
  /// snapshot, before the first the baseline.
  private func cell(_ reference: IndicatorReference, year index: Int? = nil) -> Cell {
    let (indicator, moment) = (reference.indicator, reference.moment)
    guard let index, moment == .current || moment == .previous else {
      return series.cell(indicator, moment, row)
    }
    let wanted = moment == .current ? index : index - 1
    return wanted < 0
      ? series.cell(indicator, .baseline, row) : series.years[wanted].cell(indicator, row)
  }
}
