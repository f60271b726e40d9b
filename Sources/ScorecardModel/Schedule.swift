import Diagnostics

/// The years of a rule set with a schedule, and where a unit should be on its way.
package struct Schedule: Sendable, Hashable {
  /// The first day of the first year.
  package var start: CalendarDate
  /// The day of the values that progress is counted from; before `start`.
  package var baseline: CalendarDate
  package var years: Int
  package var lights: Lights

  package init(start: CalendarDate, baseline: CalendarDate, years: Int, lights: Lights = Lights()) {
    self.start = start
    self.baseline = baseline
    self.years = years
    self.lights = lights
  }

  /// The first day of a year, 1 being the first.
  package func start(ofYear year: Int) -> CalendarDate { start.adding(years: year - 1) }

  /// The last day of a year.
  package func end(ofYear year: Int) -> CalendarDate { start.adding(years: year).dayBefore }

  /// The year that a day is in, 1 being the first; nil for a day outside the schedule.
  package func year(of day: CalendarDate) -> Int? {
    (1...max(1, years)).first { start(ofYear: $0) <= day && day <= end(ofYear: $0) }
  }

  /// The share of the way that should be behind a unit by a day: at a year's end `shares` of that
  /// year, a straight line by days within the year, 0 before the first.
  /// - Parameter shares: by year.
  package func expectedShare(_ shares: [Double], on day: CalendarDate) -> Double {
    guard day >= start else { return 0 }
    guard let year = year(of: day), year <= shares.count else { return shares.last ?? 0 }
    let first = start(ofYear: year)
    let passed = Double(first.days(to: day) + 1)
    let length = Double(first.days(to: start(ofYear: year + 1)))
    let before = year == 1 ? 0 : shares[year - 2]
    return passed == length
      ? shares[year - 1] : before + (shares[year - 1] - before) * passed / length
  }
}

/// When progress counts as ahead, behind or far behind; in points of lag, where 100 is the whole
/// way from the baseline to the goal.
package struct Lights: Sendable, Hashable {
  package var ahead: Double
  package var behind: Double
  package var farBehind: Double
  /// Of the weight of a unit's items: more than this far behind puts the unit far behind.
  package var redShare: Double
  /// How much worse than its goal a value may be where the baseline is the goal or better; in the
  /// indicator's own unit of measure.
  package var hold: Double

  package init(
    ahead: Double = 10, behind: Double = 10, farBehind: Double = 30, redShare: Double = 1.0 / 3,
    hold: Double = 2
  ) {
    self.ahead = ahead
    self.behind = behind
    self.farBehind = farBehind
    self.redShare = redShare
    self.hold = hold
  }
}

/// The way from a unit's baseline to its goal.
package struct ProgressPath: Sendable, Hashable {
  package var operand: Operand
  /// Nil where it is the unit's own target for the schedule's last year.
  package var goal: Double?
  /// By year: the share of the way that should be done at the year's end.
  package var shares: [Double]
  /// Which way is better; `.none` where only the way from baseline to goal says it.
  package var direction: Direction
  package var schedule: Schedule

  package init(
    _ operand: Operand, goal: Double?, shares: [Double], direction: Direction, schedule: Schedule
  ) {
    self.operand = operand
    self.goal = goal
    self.shares = shares
    self.direction = direction
    self.schedule = schedule
  }

  var references: [IndicatorReference] {
    let goals = goal == nil ? operand.references(at: .goal) : []
    return operand.references + operand.references(at: .baseline) + goals
  }

  /// Where a unit stands on a day.
  package func position(value: Double, baseline: Double, goal: Double, on day: CalendarDate)
    -> ProgressPosition
  {
    let gap = goal - baseline
    if isHeld(gap: gap) {
      let short = (direction == .falling ? value - goal : goal - value).comparable
      return ProgressPosition(expected: goal, lag: nil, shortfall: short, isMet: short <= 0)
    }
    let expected = baseline + gap * schedule.expectedShare(shares, on: day)
    return ProgressPosition(
      expected: expected, lag: 100 * (expected - value) / gap, shortfall: nil,
      isMet: gap > 0 ? value >= goal : value <= goal)
  }

  /// Whether there is no way to go: the baseline is the goal, or better. What was reached is then
  /// to be held.
  private func isHeld(gap: Double) -> Bool {
    switch direction {
    case .rising: gap <= 0
    case .falling: gap >= 0
    case .none: gap == 0
    }
  }

  /// 0…1: the share that is done of what should be done by a day.
  package func attainment(value: Double, baseline: Double, goal: Double, on day: CalendarDate)
    -> Double
  {
    let position = position(value: value, baseline: baseline, goal: goal, on: day)
    if let shortfall = position.shortfall {
      return shortfall <= schedule.lights.hold ? 1 : 0
    }
    let due = position.expected - baseline
    if due == 0 { return (goal - baseline) * (value - baseline) >= 0 ? 1 : 0 }
    return min(max((value - baseline) / due, 0), 1)
  }
}

/// Where a value stands on its way.
package struct ProgressPosition: Sendable, Hashable {
  /// Where it should be.
  package let expected: Double
  /// In points, 100 being the whole way; negative is ahead. Nil where there is no way to go.
  package let lag: Double?
  /// How much worse than the goal, in the indicator's own unit; only where there is no way to go.
  package let shortfall: Double?
  package let isMet: Bool
}

/// How an indicator, or a unit, is getting on.
package enum ProgressStatus: String, Sendable, Hashable, CaseIterable {
  case met, ahead, onTrack = "on_track", behind, farBehind = "far_behind", unknown

  package var title: Message {
    switch self {
    case .met: Message(en: "goal met", zh: "已完成")
    case .ahead: Message(en: "ahead", zh: "领先")
    case .onTrack: Message(en: "on track", zh: "正常")
    case .behind: Message(en: "behind", zh: "滞后")
    case .farBehind: Message(en: "far behind", zh: "严重滞后")
    case .unknown: Message(en: "unknown", zh: "未知")
    }
  }
}

extension Lights {
  /// The status of a position: the goal met, else by its lag.
  package func status(_ position: ProgressPosition) -> ProgressStatus {
    if position.isMet { return .met }
    if let shortfall = position.shortfall {
      if shortfall <= hold { return .onTrack }
      return shortfall > farBehind ? .farBehind : .behind
    }
    return position.lag.map(status(lag:)) ?? .unknown
  }

  package func status(lag: Double) -> ProgressStatus {
    let lag = lag.comparable
    if lag <= -ahead { return .ahead }
    if lag < behind { return .onTrack }
    return lag <= farBehind ? .behind : .farBehind
  }
}

/// The year of a schedule that a rule set stands for.
package struct Phase: Sendable, Hashable {
  package var id: String
  package var title: Message
  /// 1 is the first.
  package var year: Int
  /// Of the final score, in points of its total.
  package var weight: Points
  package var schedule: Schedule

  package init(id: String, title: Message, year: Int, weight: Points, schedule: Schedule) {
    self.id = id
    self.title = title
    self.year = year
    self.weight = weight
    self.schedule = schedule
  }
}
