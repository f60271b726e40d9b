import TestSupport
import Testing

@testable import ScorecardModel

/// The acceptance of plan 883: five states, three verdicts, one retry within 30 days.
@Suite struct ProcessTests {
  private static let plan = ProcessPlan(
    states: ["未申报", "自评", "街道初审", "区复核", "市验收"], verdicts: ["通过", "限期整改", "不通过"],
    retry: ProcessPlan.Retry(from: "限期整改", to: "市验收", times: 1, days: 30))

  /// `自评@2025-03-01 街道初审`: one record a line, from line 2. `…` is the way to 市验收, `……` the
  /// way to 限期整改 with dates.
  private static func records(_ text: String) -> [ProcessRecord] {
    text.replacing("……", with: dated).replacing("…", with: reached).split(separator: " ")
      .enumerated().map { index, word in
        let parts = word.split(separator: "@")
        return ProcessRecord(
          code: "1", ruleSet: "r", state: String(parts[0]),
          date: parts.count > 1 ? CalendarDate(String(parts[1])) : nil, line: index + 2)
      }
  }

  /// `市验收#4` with the fault after it; a verdict in brackets.
  private static func outcome(_ standing: ProcessStanding) -> String {
    let state = standing.verdict.map { "[\($0)]" } ?? standing.state
    let fault = standing.fault.map { " " + text($0) } ?? ""
    return "\(state)#\(standing.step)\(fault)"
  }

  private static func text(_ fault: ProcessFault) -> String {
    let line = fault.record.line
    return switch fault {
    case .unknownState: "\(line):unknown"
    case .skipped(_, let states): "\(line):skipped " + states.joined(separator: "+")
    case .repeated: "\(line):repeated"
    case .stepBack(_, let from): "\(line):back from \(from)"
    case .afterVerdict(_, let verdict): "\(line):after \(verdict)"
    case .retriesUsedUp(_, let retry): "\(line):retried \(retry.times)"
    case .retryTooLate(_, _, let days): "\(line):late \(days)"
    }
  }

  private static let reached = "自评 街道初审 区复核 市验收"

  private static let ways: [(String, String)] = [
    ("", "未申报#0"),
    // Forward, a state at a time; the first needs no record, and may have one.
    ("未申报", "未申报#0"),
    ("自评", "自评#1"),
    ("未申报 自评", "自评#1"),
    ("自评 街道初审", "街道初审#2"),
    ("自评 街道初审 区复核", "区复核#3"),
    ("…", "市验收#4"),
    // Verdicts.
    ("… 通过", "[通过]#5"),
    ("… 限期整改", "[限期整改]#5"),
    ("… 不通过", "[不通过]#5"),
    // Skipped, from the start, in the middle, to a verdict.
    ("街道初审", "未申报#0 2:skipped 自评"),
    ("未申报 市验收", "未申报#0 3:skipped 自评+街道初审+区复核"),
    ("自评 区复核", "自评#1 3:skipped 街道初审"),
    ("自评 市验收", "自评#1 3:skipped 街道初审+区复核"),
    ("自评 街道初审 区复核 通过", "区复核#3 5:skipped 市验收"),
    ("通过", "未申报#0 2:skipped 自评+街道初审+区复核+市验收"),
    // The same state twice.
    ("未申报 未申报", "未申报#0 3:repeated"),
    ("自评 自评", "自评#1 3:repeated"),
    ("… 市验收", "市验收#4 6:repeated"),
    ("… 通过 通过", "[通过]#5 7:repeated"),
    // Back.
    ("自评 未申报", "自评#1 3:back from 自评"),
    ("自评 街道初审 自评", "街道初审#2 4:back from 街道初审"),
    ("… 自评", "市验收#4 6:back from 市验收"),
    // After a verdict.
    ("… 通过 市验收", "[通过]#5 7:after 通过"),
    ("… 不通过 自评", "[不通过]#5 7:after 不通过"),
    ("… 限期整改 通过", "[限期整改]#5 7:after 限期整改"),
    ("… 限期整改 区复核", "[限期整改]#5 7:after 限期整改"),
    // The retry.
    ("… 限期整改 市验收", "市验收#4"),
    ("… 限期整改 市验收 通过", "[通过]#5"),
    ("… 限期整改 市验收 不通过", "[不通过]#5"),
    ("… 限期整改 市验收 限期整改", "[限期整改]#5"),
    ("… 限期整改 市验收 限期整改 市验收", "[限期整改]#5 9:retried 1"),
    // Unknown states.
    ("申报", "未申报#0 2:unknown"),
    ("… 通过了", "市验收#4 6:unknown"),
    ("… 通过 再审", "[通过]#5 7:unknown"),
    // What comes after a fault is not read.
    ("街道初审 自评 街道初审", "未申报#0 2:skipped 自评"),
  ]

  @Test(arguments: ways)
  func transitions(_ records: String, _ expected: String) {
    #expect(Self.outcome(Self.plan.follow(Self.records(records), until: nil)) == expected)
  }

  private static let dated =
    "自评@2025-03-01 街道初审@2025-03-20 区复核@2025-04-10 市验收@2025-05-01 限期整改@2025-05-02"

  private static let daysAndWays: [(String, String, String)] = [
    // Records after the day are left out; the day itself counts.
    ("……", "2025-02-28", "未申报#0"),
    ("……", "2025-03-01", "自评#1"),
    ("……", "2025-05-01", "市验收#4"),
    ("……", "2026-01-01", "[限期整改]#5"),
    ("自评@2025-03-01 市验收@2025-06-01", "2025-05-31", "自评#1"),
    ("自评@2025-03-01 市验收@2025-06-01", "2025-06-01", "自评#1 3:skipped 街道初审+区复核"),
    // By date, whatever the order of the lines; those of one day in their order.
    ("街道初审@2025-03-20 自评@2025-03-01", "2026-01-01", "街道初审#2"),
    ("自评@2025-03-01 街道初审@2025-03-01", "2026-01-01", "街道初审#2"),
    ("街道初审@2025-03-01 自评@2025-03-01", "2026-01-01", "未申报#0 2:skipped 自评"),
    // Records without a date: any day at first, then that of the record before.
    ("自评 街道初审", "2000-01-01", "街道初审#2"),
    ("自评 街道初审@2025-03-20 区复核", "2025-03-19", "自评#1"),
    ("自评 街道初审@2025-03-20 区复核", "2025-03-20", "区复核#3"),
    // 30 days after 限期整改 and 31.
    ("…… 市验收@2025-06-01", "2026-01-01", "市验收#4"),
    ("…… 市验收@2025-06-02", "2026-01-01", "[限期整改]#5 7:late 31"),
    ("…… 市验收@2025-05-02", "2026-01-01", "市验收#4"),
  ]

  @Test(arguments: daysAndWays)
  func days(_ records: String, _ day: String, _ expected: String) throws {
    let day = try #require(CalendarDate(day))
    #expect(Self.outcome(Self.plan.follow(Self.records(records), until: day)) == expected)
  }

  @Test func aPlanMayHaveNoVerdictsAndARetryBetweenStates() {
    let plan = ProcessPlan(
      states: ["a", "b", "c"], verdicts: [],
      retry: ProcessPlan.Retry(from: "c", to: "b", times: 2, days: 10))
    let outcome = { Self.outcome(plan.follow(Self.records($0), until: nil)) }
    #expect(outcome("b c b c b c") == "c#2")
    #expect(outcome("b c b c b c b") == "c#2 8:retried 2")
    #expect(outcome("b c a") == "c#2 4:back from c")
    #expect(outcome("b c d") == "c#2 4:unknown")
  }

  @Test func withoutARetryAVerdictIsFinal() {
    var plan = Self.plan
    plan.retry = nil
    let standing = plan.follow(Self.records("… 限期整改 市验收"), until: nil)
    #expect(Self.outcome(standing) == "[限期整改]#5 7:after 限期整改")
    #expect(standing.record?.line == 6)
  }

  /// Against a check that knows no machine: the longest beginning of the records in which every
  /// step is allowed, each beginning looked at from scratch.
  @Test func theLongestProperBeginningCounts() throws {
    var random = SeededGenerator("the longest proper beginning counts")
    let start = try #require(CalendarDate("2025-01-01"))
    for _ in 0..<4_000 {
      let plan = Self.randomPlan(&random)
      let names = plan.states + plan.verdicts + ["?"]
      var day = start
      var state = plan.states[0]
      let records = (0..<Int.random(in: 0...9, using: &random)).map { index in
        // Mostly a state that may follow, so that many get far.
        let likely = plan.successors(of: state) + (plan.retry.map { [$0.to] } ?? [])
        let isLikely = !random.oneIn(5)
        state =
          (isLikely ? likely.randomElement(using: &random) : nil)
          ?? names.randomElement(using: &random) ?? "?"
        for _ in 0..<Int.random(in: 0...3, using: &random) { day = Self.dayAfter(day) }
        return ProcessRecord(code: "1", ruleSet: "r", state: state, date: day, line: index)
      }
      var shuffled = records
      // Records of different days may stand in any order.
      for index in shuffled.indices.dropFirst() where random.oneIn(2) {
        if shuffled[index].date != shuffled[index - 1].date { shuffled.swapAt(index - 1, index) }
      }
      let standing = plan.follow(shuffled, until: nil)
      let proper = (0...records.count).last { Self.isProper(records.prefix($0), plan) } ?? 0
      #expect(standing.state == (proper == 0 ? plan.states[0] : records[proper - 1].state))
      #expect(standing.record == (proper == 0 ? nil : records[proper - 1]))
      #expect(standing.fault?.record == (proper == records.count ? nil : records[proper]))
      #expect(standing.step == plan.step(standing.state))
      #expect(standing.isVerdict == plan.verdicts.contains(standing.state))
    }
  }

  private static func randomPlan(_ random: inout SeededGenerator) -> ProcessPlan {
    let states = (0..<Int.random(in: 2...4, using: &random)).map { "s\($0)" }
    let verdicts = (0..<Int.random(in: 0...2, using: &random)).map { "v\($0)" }
    let from = verdicts.randomElement(using: &random) ?? states[states.count - 1]
    let retry = ProcessPlan.Retry(
      from: from, to: states.randomElement(using: &random) ?? states[0],
      times: Int.random(in: 0...2, using: &random), days: Int.random(in: 1...3, using: &random))
    return ProcessPlan(states: states, verdicts: verdicts, retry: random.oneIn(4) ? nil : retry)
  }

  private static func isProper(_ records: ArraySlice<ProcessRecord>, _ plan: ProcessPlan) -> Bool {
    var pairs = Set(zip(plan.states, plan.states.dropFirst()).map { [$0, $1] })
    for verdict in plan.verdicts { pairs.insert([plan.states[plan.states.count - 1], verdict]) }
    let all = Array(records)
    var path = all.map(\.state)
    var dates = all.map(\.date)
    if path.first != plan.states[0] {
      path.insert(plan.states[0], at: 0)
      dates.insert(nil, at: 0)
    }
    let retries = (1..<max(1, path.count)).filter { !pairs.contains([path[$0 - 1], path[$0]]) }
    guard !retries.isEmpty else { return true }
    guard let retry = plan.retry, retries.count <= retry.times else { return false }
    return retries.allSatisfy { index in
      guard path[index - 1] == retry.from, path[index] == retry.to else { return false }
      guard let from = dates[index - 1], let to = dates[index] else { return true }
      return from.days(to: to) <= retry.days
    }
  }

  private static func dayAfter(_ day: CalendarDate) -> CalendarDate {
    let next = day.day < 28 ? (day.month, day.day + 1) : (day.month % 12 + 1, 1)
    let year = next == (1, 1) ? day.year + 1 : day.year
    let padded = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return CalendarDate("\(year)-\(padded(next.0))-\(padded(next.1))") ?? day
  }
}
