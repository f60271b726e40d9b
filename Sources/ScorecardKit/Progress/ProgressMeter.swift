import Diagnostics

/// What a terminal shows of a long run, as a function of the time: the clock is the caller's.
struct ProgressMeter {
  /// What is counted while something is done.
  struct Count: Equatable {
    var done: Int
    /// 0 where nobody knows.
    var total: Int
    /// What is counted: rows, rule sets.
    var noun: Message
  }

  /// Nothing is shown of a run that is over before.
  static let delay = Duration.milliseconds(500)
  /// The line is written anew at most once in this time.
  static let interval = Duration.milliseconds(100)
  /// An estimate needs this much time and this share of the work behind it.
  private static let leastTime = Duration.seconds(1)
  private static let leastShare = 0.05

  let language: Language
  private let start: Duration
  private var stage: Message?
  private var last: (text: String, at: Duration)?
  private var previous: Count?
  /// When what is counted began to be.
  private var countStart: Duration

  init(language: Language, start: Duration) {
    self.language = language
    self.start = start
    countStart = start
  }

  var isDrawn: Bool { last != nil }

  /// - Parameter continues: whether what is counted goes on from the stage before.
  mutating func begin(_ stage: Message, at now: Duration, continues: Bool) {
    self.stage = stage
    if !continues {
      countStart = now
      previous = nil
    }
  }

  /// What is to be written now; nil where nothing is.
  /// - Parameter width: columns of the terminal; nil where they are not known.
  mutating func frame(_ count: Count?, at now: Duration, width: Int?) -> String? {
    guard let stage, now - start >= Self.delay else { return nil }
    if let last, now - last.at < Self.interval { return nil }
    let columns = max(1, (width ?? 80) - 1)
    let text = Self.cut(
      (stage.text(language) + detail(count, at: now)).printable, to: columns)
    if text == last?.text { return nil }
    let frame = Self.erase(last?.text, columns: columns + 1) + text
    last = (text, now)
    return frame
  }

  /// What takes the line away again; nil where there is none.
  mutating func clear(width: Int?) -> String? {
    guard let text = last?.text else { return nil }
    last = nil
    return Self.erase(text, columns: width ?? 80)
  }

  /// `（120,000 / 600,000 行，约剩 3 秒）`; three dots where nothing is counted.
  private func detail(_ count: Count?, at now: Duration) -> String {
    guard let count, count.done > 0 || count.total > 0 else { return "…" }
    let (done, noun) = (Self.grouped(count.done), count.noun)
    guard count.total > 0 else {
      return Message(en: " (\(done) \(noun.english))", zh: "（\(done) \(noun.chinese)）").text(
        language)
    }
    let total = Self.grouped(count.total)
    let left = remaining(count, at: now)
    let time =
      left.map { Message(en: ", about \($0.english) left", zh: "，约剩 \($0.chinese)") }
      ?? Message(verbatim: "")
    return Message(
      en: " (\(done) of \(total) \(noun.english)\(time.english))",
      zh: "（\(done) / \(total) \(noun.chinese)\(time.chinese)）"
    ).text(language)
  }

  private func remaining(_ count: Count, at now: Duration) -> Message? {
    let elapsed = now - countStart
    let share = Double(count.done) / Double(count.total)
    guard elapsed >= Self.leastTime, share >= Self.leastShare, share < 1 else { return nil }
    let seconds = elapsed / .seconds(1) * (1 - share) / share
    // Nobody plans by seconds where it takes minutes.
    guard seconds >= 60 else {
      let whole = max(1, Int(seconds.rounded()))
      return Message(en: "\(whole) s", zh: "\(whole) 秒")
    }
    let minutes = Int((min(seconds, 360_000) / 60).rounded())
    return Message(en: "\(minutes) min", zh: "\(minutes) 分钟")
  }

  /// With a comma between thousands.
  static func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0, index % 3 == 0 { text = "," + text }
      text = String(digit) + text
    }
    return text
  }

  /// The text in at most some columns; what is cut ends in `…`.
  static func cut(_ text: String, to columns: Int) -> String {
    guard DisplayWidth.of(text) > columns else { return text }
    var (cut, width) = ("", 0)
    for character in text {
      width += DisplayWidth.of(String(character))
      if width > columns - 1 { break }
      cut.append(character)
    }
    return cut + "…"
  }

  /// To the beginning of the line, and nothing after it. A line that a window made narrower has
  /// broken is taken away as a whole.
  private static func erase(_ text: String?, columns: Int) -> String {
    let rows = text.map { max(0, DisplayWidth.of($0) - 1) / max(1, columns) } ?? 0
    return rows == 0 ? "\r\u{1B}[K" : "\r\u{1B}[\(rows)A\u{1B}[J"
  }
}
