import Diagnostics
import Testing

@testable import ScorecardModel

/// How units get on with their goals, over a schedule of 2023 to 2025.
@Suite struct TrajectoryTests {
  private static let schedule = Schedule(
    start: CalendarDate("2023-01-01")!, baseline: CalendarDate("2022-12-31")!, years: 3)

  /// A path of one item, and what the one unit has for its indicator.
  private struct Course {
    var points = 25
    var goal: Double?
    var direction = Direction.rising
    var baseline: Double?
    /// By year; the last is the current one.
    var values: [Double?]
    var outcome = ItemOutcome.scored
  }

  private func path(_ operand: Operand, _ goal: Double?, _ direction: Direction = .rising)
    -> ProgressPath
  {
    ProgressPath(
      operand, goal: goal, shares: [0.3, 0.65, 1], direction: direction, schedule: Self.schedule)
  }

  private func ruleSet(_ measures: [(points: Int, measure: Measure)]) -> RuleSet {
    RuleSet(
      id: "t", version: "1", title: Message(verbatim: "t"),
      sections: [
        Section(
          id: "s", title: Message(verbatim: "s"),
          points: Points(whole: measures.reduce(0) { $0 + $1.points }),
          itemRange: measures.indices)
      ],
      items: measures.enumerated().map { index, part in
        Item(
          id: "i\(index)", title: Message(verbatim: "项\(index)"),
          points: Points(whole: part.points),
          scoring: .measure(part.measure))
      })
  }

  private func snapshot(_ date: String, _ cells: [Double?]) -> Snapshot {
    let units = UnitTable(level: .district, codes: TextColumn(["01"]), names: TextColumn(["区"]))
    return Snapshot(
      date: CalendarDate(date)!, path: "\(date).csv", units: units,
      columns: cells.map { IndicatorColumn([$0]) })
  }

  /// The series of snapshots at the years' ends; cells by indicator.
  private func series(baseline: [Double?], years: [[Double?]]) -> SnapshotSeries {
    let snapshots = years.enumerated().map { snapshot("\(2023 + $0)-12-31", $1) }
    let current = snapshots[snapshots.count - 1]
    var series = SnapshotSeries(
      current: current,
      baseline: AlignedSnapshot(snapshot("2022-12-31", baseline), alignedTo: current))
    series.years = snapshots.map { AlignedSnapshot($0, alignedTo: current) }
    return series
  }

  private func trajectory(_ courses: [Course], goals: [Double?]? = nil) -> Trajectory? {
    let rules = ruleSet(
      courses.enumerated().map { index, course in
        (course.points, .progress(path(.indicator(index), course.goal, course.direction)))
      })
    let table = ScoreTable(ruleSet: rules, unitCount: 1)
    for (index, course) in courses.enumerated() {
      table.items[index].outcomes.writer[0] = course.outcome.rawValue
    }
    var series = series(
      baseline: courses.map(\.baseline),
      years: courses[0].values.indices.map { year in courses.map { $0.values[year] } })
    for (index, goal) in (goals ?? []).enumerated() {
      series.goal[index] = IndicatorColumn([goal])
    }
    return table.scorecard(0, series).trajectory
  }

  /// From 50 to 100: 65 is due after a year, 82.5 after two; a point of value is two of lag.
  @Test func yearsStandSideBySide() throws {
    let found = try #require(trajectory([Course(goal: 100, baseline: 50, values: [70, 80])]))
    let line = found.lines[0]
    #expect(line.item == 0 && line.indicator == 0 && line.baseline == 50 && line.goal == 100)
    #expect(
      line.points == [
        Trajectory.Point(
          year: 1, date: CalendarDate("2023-12-31")!, value: 70, expected: 65, lag: -10,
          status: .ahead),
        Trajectory.Point(
          year: 2, date: CalendarDate("2024-12-31")!, value: 80, expected: 82.5, lag: 5,
          status: .onTrack),
      ])
    #expect(found.status == .onTrack && found.lag == 5)
  }

  @Test(
    arguments: [
      (82.5, 0, .onTrack), (77.55, 9.9, .onTrack), (77.5, 10, .behind), (67.5, 30, .behind),
      (67.45, 30.1, .farBehind), (87.5, -10, .ahead), (100, -35, .met),
    ] as [(Double, Double, ProgressStatus)])
  func linesHaveTheStatusOfTheirLag(value: Double, lag: Double, status: ProgressStatus) throws {
    let found = try #require(trajectory([Course(goal: 100, baseline: 50, values: [nil, value])]))
    #expect(found.lines[0].status == status)
    #expect(abs(try #require(found.lag) - lag) < 1e-9)
    #expect(found.lines[0].points[0].status == .unknown)
    #expect(found.lines[0].points[0].expected == 65)
  }

  @Test func fallingIndicatorsAndTheUnitsOwnGoals() throws {
    // From 20 to 10: 13.5 is due after two years.
    let found = try #require(
      trajectory([Course(direction: .falling, baseline: 20, values: [16, 15])], goals: [10]))
    #expect(found.lines[0].goal == 10 && found.lines[0].points[1].expected == 13.5)
    #expect(found.lag == 15 && found.status == .behind)
  }

  @Test(
    arguments: [
      (90, 0, .met), (88, 0, .onTrack), (87, 3, .behind), (80, 10, .behind), (59, 31, .farBehind),
    ] as [(Double, Double, ProgressStatus)])
  func goalsToHold(value: Double, lag: Double, status: ProgressStatus) throws {
    let found = try #require(trajectory([Course(goal: 90, baseline: 90, values: [90, value])]))
    #expect(found.lines[0].lag == lag && found.lines[0].status == status)
    #expect(found.lines[0].points[0].expected == 90)
  }

  /// 5 × 40 and 35 × 20 points of weight: a mean of 15, of which a third is far behind.
  @Test func aThirdOfTheWeightFarBehindIsNotYetTooMuch() throws {
    let slow = Course(points: 20, goal: 100, baseline: 50, values: [nil, 65])
    let steady = Course(points: 40, goal: 100, baseline: 50, values: [nil, 80])
    let third = try #require(trajectory([slow, steady]))
    #expect(third.lines.map(\.lag) == [35, 5])
    #expect(third.lag == 15 && third.status == .behind)
    let more = try #require(trajectory([slow, steady, slow]))
    #expect(more.lag == 20 && more.status == .farBehind)
    // Thirds that are no whole number of millionths in binary.
    for points in [1, 7, 10, 13, 29] {
      var (slow, steady) = (slow, steady)
      slow.points = points
      steady.points = 2 * points
      #expect(try #require(trajectory([steady, slow])).status == .behind)
    }
  }

  @Test func whatIsUnknownHasNoWeight() throws {
    let known = Course(points: 10, goal: 100, baseline: 50, values: [nil, 80])
    let noValue = Course(points: 30, goal: 100, baseline: 50, values: [70, nil])
    let noBaseline = Course(points: 30, goal: 100, baseline: nil, values: [70, 10])
    let noGoal = Course(points: 30, baseline: 50, values: [70, 10])
    let found = try #require(trajectory([noValue, known, noBaseline, noGoal]))
    #expect(found.lines.map(\.status) == [.unknown, .onTrack, .unknown, .unknown])
    #expect(found.lines[0].points[0].status == .ahead)
    #expect(found.lag == 5 && found.status == .onTrack)
    let nothing = try #require(trajectory([noValue, noBaseline, noGoal]))
    #expect(nothing.lag == nil && nothing.status == .unknown && nothing.lines.count == 3)
  }

  @Test func itemsThatDoNotApplyAreLeftOut() throws {
    var gone = Course(goal: 100, baseline: 50, values: [70, 10])
    gone.outcome = .notApplicable
    let found = try #require(
      trajectory([gone, Course(goal: 100, baseline: 50, values: [70, 80])]))
    #expect(found.lines.map(\.item) == [1] && found.status == .onTrack)
  }

  @Test func ruleSetsWithoutGoalsHaveNone() {
    let table = ScoreTable(ruleSet: sampleRuleSet(), unitCount: 1)
    let series = series(baseline: [1], years: [[2]])
    #expect(table.scorecard(0, series).trajectory == nil)
  }

  /// An item of 30 points by two paths, and one of 30 by one: each item counts with its points.
  @Test func thePathsOfAnItemShareItsPoints() throws {
    let ahead = path(.indicator(0), 100)
    let behind = path(.indicator(1), 100)
    let rules = ruleSet([
      (
        30,
        .weighted([
          WeightedPart(.progress(ahead), weight: Points(whole: 1)),
          WeightedPart(.bestOf([.progress(behind), .progress(ahead)]), weight: Points(whole: 1)),
        ])
      ), (30, .condition(.progress(behind), holds: true)),
    ])
    let table = ScoreTable(ruleSet: rules, unitCount: 1)
    let series = series(baseline: [50, 50], years: [[70, 60], [87.5, 77.5]])
    let found = try #require(table.scorecard(0, series).trajectory)
    #expect(found.lines.map(\.item) == [0, 0, 1])
    #expect(found.lines.map(\.lag) == [-10, 10, 10])
    #expect(found.lag == 5)
  }

  /// The day that is scored may be later than its snapshot, and within a year.
  @Test func theLastPointIsOfTheDayThatIsScored() throws {
    let rules = ruleSet([(100, .progress(path(.indicator(0), 100)))])
    var series = series(baseline: [50], years: [[70], [80]])
    series.asOf = CalendarDate("2025-12-31")
    let line = try #require(
      ScoreTable(ruleSet: rules, unitCount: 1).scorecard(0, series).trajectory
    ).lines[0]
    #expect(line.points.map(\.year) == [1, 3])
    #expect(line.points[1].expected == 100 && line.lag == 40)
    // Without snapshots of the years there is still the current one.
    series.years = []
    let alone = try #require(
      ScoreTable(ruleSet: rules, unitCount: 1).scorecard(0, series).trajectory
    ).lines[0]
    #expect(alone.points == [line.points[1]])
  }

  @Test func expressionsAreReadYearByYear() throws {
    let percent = Operand.ratio(.indicator(0), .sum([.indicator(1), .indicator(2)]), scale: 100)
    let rules = ruleSet([
      (50, .progress(path(percent, 100))),
      (50, .progress(path(.change(.indicator(0), since: .previous), 20))),
    ])
    var series = series(
      baseline: [50, 60, 40], years: [[65, 90, 10], [80, 0, 100], [99, 100, 0]])
    series.years.removeLast()
    series.years.append(AlignedSnapshot(series.current, alignedTo: series.current))
    let found = try #require(
      ScoreTable(ruleSet: rules, unitCount: 1).scorecard(0, series).trajectory)
    #expect(found.lines[0].indicator == nil && found.lines[0].baseline == 50)
    #expect(found.lines[0].points.map(\.value) == [65, 80, 99])
    // The first year's change is from the baseline; the current one needs a previous snapshot.
    #expect(found.lines[1].points.map(\.value) == [15, 15, nil])
  }
}

@Suite struct OperandCellTests {
  private let cells: [Cell] = [.value(6), .value(4), .value(0), .missing, .notApplicable]
  private func cell(_ operand: Operand) -> Cell { operand.cell { cells[$0.indicator] } }
  private func at(_ index: Int) -> Operand { .indicator(index) }

  @Test func expressions() {
    #expect(cell(.ratio(at(0), at(1), scale: 100)) == .value(150))
    #expect(cell(.ratio(at(0), at(2), scale: 1)) == .missing)
    #expect(cell(.ratio(at(2), at(2), scale: 1)) == .missing)
    #expect(cell(.ratio(at(3), at(4), scale: 1)) == .notApplicable)
    #expect(cell(.ratio(at(0), at(3), scale: 1)) == .missing)
    #expect(cell(.gap(at(1), at(0))) == .value(2))
    #expect(cell(.sum([at(0), at(4), at(1)])) == .value(10))
    #expect(cell(.sum([at(0), at(3)])) == .missing)
    #expect(cell(.sum([at(4), at(4)])) == .notApplicable)
    #expect(cell(.sampled(at(0), size: at(1), least: 4)) == .value(6))
    #expect(cell(.sampled(at(0), size: at(1), least: 5)) == .missing)
    #expect(cell(.sampled(at(0), size: at(4), least: 5)) == .missing)
    #expect(cell(.sampled(at(4), size: at(2), least: 5)) == .notApplicable)
  }

  @Test func momentsReachInside() {
    let moments: [Moment: Double] = [.current: 10, .baseline: 7, .previous: 9]
    let read = { (reference: IndicatorReference) -> Cell in
      moments[reference.moment].map(Cell.value) ?? .missing
    }
    let change = Operand.change(.sum([.indicator(0), .indicator(1)]), since: .baseline)
    #expect(change.cell(read) == .value(6))
    #expect(change.cell(at: .previous, read) == .value(4))
    #expect(change.cell(at: .goal, read) == .missing)
  }
}
