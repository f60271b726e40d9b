import ScorecardModel
import Testing

@Suite struct ScheduleTests {
  private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  private func schedule(lights: Lights = Lights()) throws -> Schedule {
    Schedule(
      start: try day("2023-01-01"), baseline: try day("2022-12-31"), years: 3, lights: lights)
  }

  private func path(_ direction: Direction = .rising) throws -> ProgressPath {
    ProgressPath(
      .indicator(0), goal: nil, shares: [0.30, 0.65, 1], direction: direction,
      schedule: try schedule())
  }

  @Test(
    arguments: [
      ("2022-12-31", nil), ("2023-01-01", 1), ("2023-12-31", 1), ("2024-01-01", 2),
      ("2024-12-31", 2), ("2025-12-31", 3), ("2026-01-01", nil),
    ] as [(String, Int?)])
  func theYearFollowsFromTheDay(_ text: String, _ year: Int?) throws {
    #expect(try schedule().year(of: day(text)) == year)
  }

  @Test func yearsNeedNotBeginInJanuary() throws {
    let schedule = Schedule(
      start: try day("2023-09-01"), baseline: try day("2023-08-31"), years: 3)
    #expect(schedule.end(ofYear: 1) == (try day("2024-08-31")))
    #expect(schedule.year(of: try day("2024-08-31")) == 1)
    #expect(schedule.year(of: try day("2024-09-01")) == 2)
  }

  /// At a year's end the share of that year, exactly; a straight line by days in between: the
  /// 182nd day of the 365 of 2023 is 0.30 × 182 / 365, and 2024 has 366 days.
  private static let dayShares: [(String, Double)] = [
    ("2022-06-30", 0), ("2022-12-31", 0), ("2023-07-01", 54.6 / 365), ("2023-12-31", 0.3),
    ("2024-07-01", 0.475), ("2024-12-31", 0.65), ("2025-12-31", 1), ("2027-01-01", 1),
  ]

  @Test(arguments: dayShares)
  func expectedShares(_ text: String, _ share: Double) throws {
    let found = try schedule().expectedShare([0.30, 0.65, 1], on: day(text))
    #expect(abs(found - share) < 1e-12, "\(found)")
    if text.hasSuffix("12-31") { #expect(found == share) }
  }

  /// Baseline 50, goal 90, gap 40: T1 = 62.
  @Test(arguments: [
    (62.0, 1.0, 0.0), (50, 0, 30), (56, 0.5, 15), (70, 1, -20), (40, 0, 55),
  ])
  func attainmentAndLag(_ value: Double, _ attainment: Double, _ lag: Double) throws {
    let end = try day("2023-12-31")
    let path = try path()
    #expect(path.attainment(value: value, baseline: 50, goal: 90, on: end) == attainment)
    let position = path.position(value: value, baseline: 50, goal: 90, on: end)
    #expect(position.expected == 62)
    #expect(position.lag == lag)
  }

  /// Complaints are to fall from 40 to 20: 34 by the end of the first year.
  @Test func aFallingIndicator() throws {
    let path = try path(.falling)
    let end = try day("2023-12-31")
    #expect(path.attainment(value: 34, baseline: 40, goal: 20, on: end) == 1)
    #expect(path.attainment(value: 37, baseline: 40, goal: 20, on: end) == 0.5)
    #expect(path.attainment(value: 41, baseline: 40, goal: 20, on: end) == 0)
    #expect(path.position(value: 37, baseline: 40, goal: 20, on: end).lag == 15)
    #expect(path.position(value: 19, baseline: 40, goal: 20, on: end).isMet)
  }

  @Test(arguments: [
    (Direction.rising, 90.0, 1.0), (.rising, 88, 1), (.rising, 87.9, 0), (.rising, 99, 1),
    (.falling, 90, 1), (.falling, 92, 1), (.falling, 92.1, 0), (.falling, 50, 1),
  ])
  func whereTheGoalIsTheBaselineItIsHeld(
    _ direction: Direction, _ value: Double, _ attainment: Double
  ) throws {
    let found = try path(direction).attainment(
      value: value, baseline: 90, goal: 90, on: day("2024-06-30"))
    #expect(found == attainment)
  }

  /// Where a unit is better than its goal from the start there is no way to go: what it has is to be
  /// held, and falling back earns nothing.
  @Test(arguments: [
    (Direction.rising, 99.0, 1.0), (.rising, 95, 1), (.rising, 93, 1), (.rising, 92.9, 0),
    (.falling, 1, 1), (.falling, 97, 1), (.falling, 97.1, 0),
  ])
  func aBaselineBetterThanTheGoal(
    _ direction: Direction, _ value: Double, _ attainment: Double
  ) throws {
    let path = try path(direction)
    let baseline = direction == .rising ? 96.0 : 94
    let end = try day("2023-12-31")
    #expect(
      path.attainment(value: value, baseline: baseline, goal: 95, on: end) == attainment)
    let position = path.position(value: value, baseline: baseline, goal: 95, on: end)
    #expect(position.lag == nil && position.expected == 95)
    #expect((attainment == 0) == (Lights().status(position) == .behind))
  }

  /// 64.9 − 62.9 is 2 in decimals and a hair more in binary.
  @Test func holdingIsNotABinaryMatter() throws {
    let attainment = try path().attainment(
      value: 62.9, baseline: 64.9, goal: 64.9, on: day("2023-12-31"))
    #expect(attainment == 1)
  }

  @Test(arguments: [
    (-10.1, ProgressStatus.ahead), (-10, .ahead), (-9.9, .onTrack), (0, .onTrack),
    (9.999999, .onTrack), (10, .behind), (30, .behind), (30.000001, .farBehind),
  ])
  func lights(_ lag: Double, _ status: ProgressStatus) {
    #expect(Lights().status(lag: lag) == status)
  }

  /// 100 × (62 − 58) / 40 is a lag of exactly 10, and 100 × (62 − 50) / 40 of exactly 30: both are
  /// behind. In binary such a lag may come out a hair off.
  @Test func aLagOfExactlyTenOrThirtyIsBehind() throws {
    let path = try path()
    let end = try day("2023-12-31")
    for (baseline, goal) in [(50.0, 90.0), (0.1, 0.4), (12.3, 45.6), (70.7, 93.1)] {
      for lag in [10.0, 30] {
        let expected = baseline + (goal - baseline) * 0.30
        let value = expected - (goal - baseline) * lag / 100
        let position = path.position(value: value, baseline: baseline, goal: goal, on: end)
        #expect(Lights().status(position) == .behind, "\(baseline) \(goal) \(lag)")
      }
    }
  }

  /// Beyond the range of numbers nobody knows where a value stands.
  @Test func aLagBeyondTheRangeOfNumbersIsUnknown() throws {
    let position = try path(.none).position(
      value: -1.7e308, baseline: 1.7e308, goal: 100, on: try day("2023-12-31"))
    #expect(position.lag == nil && !position.isMet)
    #expect(Lights().status(position) == .unknown)
  }

  @Test func aGoalThatIsMetIsMetWhateverTheLag() throws {
    let position = try path().position(
      value: 95, baseline: 50, goal: 90, on: try day("2025-12-31"))
    #expect(Lights().status(position) == .met)
    let held = try path().position(value: 89, baseline: 90, goal: 90, on: try day("2025-12-31"))
    #expect(Lights().status(held) == .onTrack)
    let lost = try path().position(value: 79, baseline: 90, goal: 90, on: try day("2025-12-31"))
    #expect(Lights().status(lost) == .behind)
  }
}

@Suite struct CalendarArithmeticTests {
  @Test(arguments: [
    ("2023-01-01", "2023-12-31", 364), ("2024-01-01", "2025-01-01", 366),
    ("2024-02-28", "2024-03-01", 2), ("2000-02-28", "2000-03-01", 2),
    ("1900-02-28", "1900-03-01", 1), ("2025-01-01", "2024-12-31", -1),
  ])
  func days(_ from: String, _ to: String, _ days: Int) throws {
    let from = try #require(CalendarDate(from))
    #expect(from.days(to: try #require(CalendarDate(to))) == days)
  }

  @Test(arguments: [
    ("2024-02-29", 1, "2025-02-28"), ("2024-02-29", 4, "2028-02-29"),
    ("2023-01-01", 2, "2025-01-01"),
  ])
  func years(_ from: String, _ years: Int, _ expected: String) throws {
    #expect(try #require(CalendarDate(from)).adding(years: years).description == expected)
  }

  @Test(arguments: [
    ("2024-03-01", "2024-02-29"), ("2023-03-01", "2023-02-28"), ("2024-01-01", "2023-12-31"),
    ("2024-05-10", "2024-05-09"),
  ])
  func theDayBefore(_ day: String, _ before: String) throws {
    #expect(try #require(CalendarDate(day)).dayBefore.description == before)
  }
}
