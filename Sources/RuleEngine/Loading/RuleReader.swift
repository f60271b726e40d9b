import Diagnostics
import LuaSandbox
import ScorecardModel

/// What reading a rule set's tables needs and finds: the catalogue, the ids seen so far, and every
/// fault with its place.
///
/// One reader reads one rule file; it goes on after a fault, so that all are reported.
final class RuleReader {
  let catalogue: Catalogue
  private let sources: [String: [Substring]]
  private(set) var log = DiagnosticLog()
  /// By scope and id.
  private var lineByID: [String: Int] = [:]
  /// The phase whose ids are read; empty outside of phases.
  var scope = ""
  /// The indicators that stand behind the catalogue's: see `RuleSet.derived`.
  private(set) var derived: [Indicator] = []
  /// The schedule that measures are read for.
  var schedule: Schedule?
  var process: ProcessPlan?
  private(set) var functions: [LuaFunctionSlot] = []
  /// Lines of the measures that were read last, outermost first.
  private var measureLines: [Int] = []

  init(catalogue: Catalogue, sources: [LuaSource]) {
    self.catalogue = catalogue
    self.sources = Dictionary(
      sources.map {
        ($0.path, $0.text.sourceLines)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// Every fault, by file and line.
  var faults: [Diagnostic] {
    log.summary.enumerated().sorted { left, right in
      let (a, b) = (left.element.place, right.element.place)
      return (a?.path ?? "\u{10FFFF}", a?.line ?? .max, left.offset)
        < (b?.path ?? "\u{10FFFF}", b?.line ?? .max, right.offset)
    }.map(\.element)
  }

  func report(
    _ id: DiagnosticID, at table: LuaTable, naming text: String? = nil, _ message: Message,
    notes: [Message] = [], help: Message? = nil
  ) {
    log.append(
      Diagnostic(
        id, at: place(path: table.path, line: table.line, naming: text), message,
        notes: notes, help: help))
  }

  /// The place of a text at or after a constructor's line; the constructor's line where the text
  /// is not found within the next 60 lines.
  func place(path: String, line: Int?, naming text: String?) -> SourcePlace {
    guard let line, let lines = sources[path], line >= 1, line <= lines.count else {
      return SourcePlace(path: path, line: line)
    }
    if let text {
      for number in line..<min(line + 60, lines.count + 1) {
        let content = lines[number - 1]
        if let start = Self.start(of: text, in: content) {
          let column = content.distance(from: content.startIndex, to: start) + 1
          return SourcePlace(
            path: path, line: number, column: column, excerpt: Self.excerpt(content))
        }
      }
    }
    let content = lines[line - 1]
    let column = content.prefix { $0 == " " || $0 == "\t" }.count + 1
    return SourcePlace(path: path, line: line, column: column, excerpt: Self.excerpt(content))
  }

  /// Where a text first stands in a line, byte for byte. Every id of a file is looked for while it is
  /// loaded; `firstRange(of:)`, which takes equivalent characters for equal, took most of that time.
  private static func start(of text: String, in line: Substring) -> String.Index? {
    let (bytes, wanted) = (line.utf8, text.utf8)
    guard let first = wanted.first else { return line.startIndex }
    var rest = bytes[...]
    while let candidate = rest.firstIndex(of: first) {
      if rest[candidate...].starts(with: wanted) { return candidate }
      rest = rest[rest.index(after: candidate)...]
    }
    return nil
  }

  private static func excerpt(_ line: Substring) -> String {
    line.last == "\r" ? String(line.dropLast()) : String(line)
  }

  /// Remembers an id; an id stands once in a rule set, whatever it names.
  func claim(id: String, at table: LuaTable) {
    let key = "\(scope)/\(id)"
    if let line = lineByID[key] ?? lineByID["/\(id)"] {
      report(
        .duplicateID, at: table, naming: "\"\(id)\"",
        Message(en: "the id '\(id)' is used twice", zh: "代号“\(id)”重复"),
        notes: [Message(en: "first used in line \(line)", zh: "首次出现在第 \(line) 行")],
        help: Message(
          en: "give every section, item, bonus, deduction and gate an id of its own",
          zh: "每个考核项、加扣分项、限档条件都要有自己的代号"))
    } else {
      lineByID[key] = table.line ?? 0
    }
  }

  /// Remembers where a measure stands. One that is read as a measure in another is two.
  func note(measure table: LuaTable, count: Int) {
    measureLines += Array(repeating: table.line ?? 0, count: count)
  }

  /// - Returns: the lines of the measures that `body` reads, in the order of `Measure.all`.
  func measureLines(of body: () -> Void) -> [Int] {
    measureLines = []
    body()
    return measureLines
  }

  func add(derived indicators: [Indicator]) { derived += indicators }

  /// An indicator of the catalogue or a derived one behind them.
  func indicator(_ index: IndicatorIndex) -> Indicator {
    index < catalogue.count ? catalogue[index] : derived[index - catalogue.count]
  }

  /// The position of an indicator of the catalogue, or of a derived one behind them.
  func index(ofIndicator id: String) -> IndicatorIndex? {
    catalogue.index(id: id)
      ?? derived.firstIndex { $0.id == id }.map { catalogue.count + $0 }
  }

  func slot(_ function: LuaFunctionSlot) -> FunctionSlot {
    if let known = functions.firstIndex(of: function) { return known }
    functions.append(function)
    return functions.count - 1
  }
}

extension LuaValue {
  /// What a value is, for people.
  var kindName: Message {
    switch self {
    case .null: Message(en: "nothing", zh: "空值")
    case .boolean(let value): Message(verbatim: value ? "true" : "false")
    case .integer(let value): Message(verbatim: String(value))
    case .number(let value): value.words
    case .string(let text): Message(en: "the text \"\(text)\"", zh: "文字“\(text)”")
    case .function: Message(en: "a function", zh: "函数")
    case .table(let table):
      table.constructor.map { Message(verbatim: "\($0) { … }") }
        ?? Message(en: "a table", zh: "表 { … }")
    }
  }

  var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}
