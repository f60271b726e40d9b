import Diagnostics
import Testing

@testable import ScorecardKit

/// The line of progress at given times: no clock, no terminal, no waiting.
@Suite struct ProgressMeterTests {
  private static let stage = Message(en: "reading data.csv", zh: "正在读取 江北区.csv")
  private static let erase = "\r\u{1B}[K"

  private func meter(_ language: Language = .english) -> ProgressMeter {
    var meter = ProgressMeter(language: language, start: .zero)
    meter.begin(Self.stage, at: .zero, continues: false)
    return meter
  }

  private func rows(_ done: Int, _ total: Int) -> ProgressMeter.Count {
    .init(done: done, total: total, noun: ProgressWords.rows)
  }

  @Test func aShortRunShowsNothing() {
    var meter = meter()
    #expect(meter.frame(nil, at: .milliseconds(499), width: 80) == nil)
    #expect(!meter.isDrawn)
    #expect(meter.clear(width: 80) == nil)
  }

  @Test func aLongRunSaysWhatItDoes() {
    var meter = meter()
    let frame = meter.frame(nil, at: .milliseconds(500), width: 80)
    #expect(frame == Self.erase + "reading data.csv…")
    #expect(meter.clear(width: 80) == Self.erase)
    #expect(meter.clear(width: 80) == nil)
  }

  @Test func aRunWithoutAStageShowsNothing() {
    var meter = ProgressMeter(language: .english, start: .zero)
    #expect(meter.frame(rows(1, 2), at: .seconds(5), width: 80) == nil)
  }

  /// Not more than ten times a second, and only where something is new.
  @Test func theLineIsWrittenAnewNowAndThen() {
    var meter = meter()
    let times = [500, 560, 599, 600, 700, 800]
    let frames = times.enumerated().map { index, time in
      let done = time == 800 ? 4_000 : (index + 1) * 1_000
      return meter.frame(rows(done, 90_000), at: .milliseconds(time), width: 80)
    }
    #expect(
      frames.map { $0?.dropFirst(Self.erase.count).description } == [
        "reading data.csv (1,000 of 90,000 rows)", nil, nil,
        "reading data.csv (4,000 of 90,000 rows)", "reading data.csv (5,000 of 90,000 rows)",
        "reading data.csv (4,000 of 90,000 rows)",
      ])
    #expect(meter.frame(rows(4_000, 90_000), at: .milliseconds(900), width: 80) == nil)
  }

  @Test(arguments: [
    (1_000, 0, 2, "正在读取 江北区.csv（1,000 行）"),
    (0, 0, 2, "正在读取 江北区.csv…"),
    (0, 600_000, 2, "正在读取 江北区.csv（0 / 600,000 行）"),
    // Too early, or too little of the work, to say how long the rest takes.
    (300_000, 600_000, 0, "正在读取 江北区.csv（300,000 / 600,000 行）"),
    (20_000, 600_000, 2, "正在读取 江北区.csv（20,000 / 600,000 行）"),
    (120_000, 600_000, 2, "正在读取 江北区.csv（120,000 / 600,000 行，约剩 8 秒）"),
    (599_999, 600_000, 2, "正在读取 江北区.csv（599,999 / 600,000 行，约剩 1 秒）"),
    (600_000, 600_000, 2, "正在读取 江北区.csv（600,000 / 600,000 行）"),
    (100_000, 1_000_000, 20, "正在读取 江北区.csv（100,000 / 1,000,000 行，约剩 3 分钟）"),
  ])
  func whatIsCountedIsShown(_ done: Int, _ total: Int, _ seconds: Int, _ line: String) {
    var meter = meter(.chinese)
    let time = Duration.seconds(seconds) + (seconds == 0 ? .milliseconds(600) : .zero)
    #expect(meter.frame(rows(done, total), at: time, width: 100) == Self.erase + line)
  }

  /// Rule sets are stages of one count: the estimate is over all of them.
  @Test func stepsGoOnCounting() {
    var meter = ProgressMeter(language: .english, start: .zero)
    for step in 0..<4 {
      meter.begin(
        Message(en: "scoring \(step)", zh: "正在计分：\(step)"), at: .seconds(step * 2),
        continues: step > 0)
    }
    let count = ProgressMeter.Count(done: 3, total: 5, noun: ProgressWords.ruleSets)
    let frame = meter.frame(count, at: .seconds(6), width: 80)
    #expect(frame == Self.erase + "scoring 3 (3 of 5 rule sets, about 4 s left)")
  }

  /// Chinese takes two columns; the last column stays free, or some terminals break the line.
  @Test(arguments: [
    (80, "正在读取 江北区.csv…"), (21, "正在读取 江北区.csv…"), (20, "正在读取 江北区.cs…"),
    (15, "正在读取 江北…"), (14, "正在读取 江…"), (2, "…"), (1, "…"),
  ])
  func theLineIsCutToTheTerminal(_ width: Int, _ line: String) {
    var meter = meter(.chinese)
    let frame = meter.frame(nil, at: .seconds(1), width: width) ?? ""
    #expect(frame == Self.erase + line)
    #expect(DisplayWidth.of(line) <= max(1, width - 1))
  }

  /// A terminal that was made narrower has broken the line: all its rows go.
  @Test func aNarrowerTerminalIsCleared() {
    var meter = meter()
    _ = meter.frame(nil, at: .milliseconds(500), width: 80)
    let frame = meter.frame(nil, at: .seconds(1), width: 10)
    #expect(frame == "\r\u{1B}[1A\u{1B}[J" + "reading …")
    #expect(meter.clear(width: 4) == "\r\u{1B}[2A\u{1B}[J")
  }

  @Test func namesOfFilesCannotMoveTheCursor() {
    var meter = ProgressMeter(language: .english, start: .zero)
    meter.begin(Message(verbatim: "a\u{1B}[2Jb\n"), at: .zero, continues: false)
    #expect(meter.frame(nil, at: .seconds(1), width: 80) == Self.erase + "a␛[2Jb␊…")
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (1_048_576, "1,048,576")])
  func thousandsAreGrouped(_ number: Int, _ text: String) {
    #expect(ProgressMeter.grouped(number) == text)
  }
}
