import Diagnostics
import LuaSandbox
import ScorecardModel

/// Rule errors by place and message: one diagnostic for each, with the first unit that it was met
/// in and the number of units.
struct FailureLog: Sendable {
  /// What failed: `item 'meetings'`, `gate 'hollow'`.
  struct Subject: Sendable, Hashable {
    enum Kind: Sendable, Hashable { case item, bonus, deduction, gate, grade, combination }

    let kind: Kind
    let id: String

    var title: Message {
      switch kind {
      case .item: Message(en: "item '\(id)'", zh: "考核项“\(id)”")
      case .bonus: Message(en: "bonus '\(id)'", zh: "加分项“\(id)”")
      case .deduction: Message(en: "deduction '\(id)'", zh: "扣分项“\(id)”")
      case .gate: Message(en: "gate '\(id)'", zh: "限档条件“\(id)”")
      case .grade: Message(en: "grade '\(id)'", zh: "等次“\(id)”")
      case .combination: Message(en: "the combination", zh: "总分合成")
      }
    }
  }

  /// What went wrong in a call.
  enum Cause: Sendable, Hashable {
    case error(LuaError)
    /// The call went well, but what it returned is not usable.
    case badReturn(Message, LuaFunctionSlot)

    fileprivate var key: String {
      switch self {
      case .error(let error): "\(error.path ?? ""):\(error.line ?? 0) \(error.message)"
      // Whatever was returned: one function's wrong results are one fault.
      case .badReturn(_, let slot): "\(slot.path):\(slot.line) returned"
      }
    }
  }

  private struct Key: Hashable {
    let subject: Subject
    let cause: String
  }

  private struct Entry: Sendable {
    let subject: Subject
    let cause: Cause
    let row: Int
    let unread: [IndicatorReference]
    var units: Int
  }

  /// How many different errors of one subject are kept.
  private static let keptPerSubject = 10

  private var positions: [Key: Int] = [:]
  private var entries: [Entry] = []
  private var kept: [Subject: Int] = [:]
  /// Failures whose error was not kept, by subject, in the order they were met.
  private var unkept: [(subject: Subject, units: Int)] = []

  mutating func append(
    _ subject: Subject, _ cause: Cause, row: Int, unread: [IndicatorReference] = []
  ) {
    append(Entry(subject: subject, cause: cause, row: row, unread: unread, units: 1))
  }

  private mutating func append(_ entry: Entry) {
    let key = Key(subject: entry.subject, cause: entry.cause.key)
    if let position = positions[key] {
      entries[position].units += entry.units
    } else if kept[entry.subject, default: 0] >= Self.keptPerSubject {
      appendUnkept(entry.subject, entry.units)
    } else {
      kept[entry.subject, default: 0] += 1
      positions[key] = entries.count
      entries.append(entry)
    }
  }

  mutating func appendUnkept(_ subject: Subject, _ count: Int) {
    guard count > 0 else { return }
    if let position = unkept.firstIndex(where: { $0.subject == subject }) {
      unkept[position].units += count
    } else {
      unkept.append((subject, count))
    }
  }

  mutating func merge(_ other: FailureLog) {
    for entry in other.entries { append(entry) }
    for (subject, count) in other.unkept { appendUnkept(subject, count) }
  }

  func diagnostics(
    sources: [LuaSource], catalogue: Catalogue, units: UnitTable
  ) -> [Diagnostic] {
    var diagnostics = entries.map { entry in
      var diagnostic = diagnostic(entry.cause, sources)
      diagnostic.notes += notes(entry, catalogue, units)
      return diagnostic
    }
    for (subject, count) in unkept {
      diagnostics.append(
        Diagnostic(
          .failedElsewhere, .error,
          Message(
            en: "\(subject.title.english) failed for \(count) more units",
            zh: "\(subject.title.chinese)另有 \(count) 个单位出错")))
    }
    return diagnostics
  }

  private func diagnostic(_ cause: Cause, _ sources: [LuaSource]) -> Diagnostic {
    switch cause {
    case .error(let error): return error.diagnostic(sources: sources)
    case .badReturn(let message, let slot):
      let lines = sources.first { $0.path == slot.path }?.text.sourceLines
      let excerpt = lines.flatMap {
        slot.line >= 1 && slot.line <= $0.count ? $0[slot.line - 1] : nil
      }
      return Diagnostic(
        .badReturn,
        at: SourcePlace(path: slot.path, line: slot.line, excerpt: excerpt.map(String.init)),
        message)
    }
  }

  private func notes(_ entry: Entry, _ catalogue: Catalogue, _ units: UnitTable) -> [Message] {
    let unit = "\(units.codes[entry.row]) \(units.names[entry.row])"
    let subject = entry.subject.title
    var notes = [
      Message(
        en: "in \(subject.english), unit \(unit)"
          + (entry.units > 1 ? " and \(entry.units - 1) more" : ""),
        zh: "\(subject.chinese)，单位 \(unit)"
          + (entry.units > 1 ? "，另有 \(entry.units - 1) 个单位" : ""))
    ]
    if !entry.unread.isEmpty {
      let names = entry.unread.map { catalogue[$0.indicator] }
      notes.append(
        Message(
          en: "indicators without a value there: "
            + names.map(\.id).joined(separator: ", "),
          zh: "该单位没有值的指标："
            + names.map { "\($0.id)（\($0.title.chinese)）" }.joined(separator: "、")))
    }
    return notes
  }
}
