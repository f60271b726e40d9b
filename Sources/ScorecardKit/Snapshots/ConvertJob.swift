import Diagnostics
import Reporting
import ScorecardModel
import SnapshotIO

/// `scorecard snapshot convert`: a data file in one form in, the same data in another out.
public struct ConvertJob: Sendable {
  /// What it reads.
  public var words = SnapshotWords()
  /// The file to write; `-` is standard output.
  public var output = ""
  /// One of `formats`; nil goes by the ending of the output's name.
  public var format: String?
  /// One of `headings`.
  public var headers = "file"

  /// The names of the forms that can be written.
  public static let formats = SnapshotFormat.allCases.map(\.rawValue)

  /// How columns may be headed: as in the file, by ids, or by Chinese titles.
  public static let headings = Heading.allCases.map(\.rawValue)

  enum Heading: String, CaseIterable { case file, id, title }

  /// A job with the defaults of the command line.
  public init() {}

  /// Reads the file and writes it anew, whole or not at all.
  /// - Returns: the exit code: 65 where the file has faults; then nothing is written.
  public func run(_ console: Console) -> Int32 {
    let language = console.language(words.language)
    let progress = Progress(console: console, language: language, isQuiet: words.isQuiet)
    do throws(Failure) {
      var reader = OptionReader()
      let format = format(&reader)
      let heading = reader.choice("--headers", headers, of: Heading.self) ?? .file
      let input = try SnapshotInput(words, &reader)
      let target = output == "-" ? nil : output
      try OutputFile.refuse(target, overwriting: [input.path])
      if format == .xlsx {
        try console.refuseTerminal(target, format: SnapshotFormat.xlsx.rawValue)
      }
      let scan = try input.scan(progress)
      guard let snapshot = scan.snapshot, !scan.hasErrors, let format else {
        throw Failure(.badInput, scan.diagnostics)
      }
      try Self.refuse(snapshot.units.count, format)
      progress.say(Message(en: "writing \(output)", zh: "正在写出 \(output)"))
      if target == nil { progress.clear() }
      let table = SnapshotTable(
        snapshot: snapshot, catalogue: scan.catalogue,
        columns: scan.columns.compactMap { Self.column($0, scan.catalogue, heading) })
      try OutputFile.write(to: target, Message(en: "the data", zh: "数据")) { sink in
        try format.write(table, threads: input.threads, to: &sink)
      }
      progress.clear()
      console.show(scan.diagnostics.filter { !words.isQuiet || $0.severity == .error }, language)
      return ExitStatus.done.rawValue
    } catch {
      progress.clear()
      console.show(error.diagnostics, language)
      return error.status.rawValue
    }
  }

  private static func refuse(_ units: Int, _ format: SnapshotFormat) throws(Failure) {
    guard units > format.mostUnits else { return }
    throw Failure(
      .usage,
      Diagnostic(
        .usage, .error,
        Message(
          en: "\(units) units are more than a sheet has rows for (\(format.mostUnits))",
          zh: "有 \(units) 个单位，一张工作表至多放 \(format.mostUnits) 个"),
        help: Message(en: "write CSV instead", zh: "请写成 CSV")))
  }

  private func format(_ reader: inout OptionReader) -> SnapshotFormat? {
    if let format { return reader.choice("--format", format, of: SnapshotFormat.self) }
    let ending = Paths.name(of: output).split(separator: ".").dropFirst().last?.lowercased()
    if let known = SnapshotFormat.allCases.first(where: { $0.endings.contains(ending ?? "") }) {
      return known
    }
    let endings = SnapshotFormat.allCases.flatMap(\.endings).map { "." + $0 }
    reader.refuse(
      Message(
        en: "the name '\(output)' does not say in which form to write it",
        zh: "从文件名“\(output)”看不出写成哪种格式"),
      help: Message(
        en: "end it with one of \(endings.joined(separator: ", ")), or say --format",
        zh: "请用 \(endings.joined(separator: "、")) 之一结尾，或写明 --format"))
    return nil
  }

  /// Nil for a column that nothing is read from.
  private static func column(
    _ column: RecognisedColumn, _ catalogue: Catalogue, _ heading: Heading
  ) -> SnapshotTable.Column? {
    switch column.meaning {
    case .ignored: return nil
    case .indicator(let index):
      let indicator = catalogue[index]
      let header =
        switch heading {
        case .file: column.title
        case .id: indicator.id
        case .title: indicator.title.chinese
        }
      return SnapshotTable.Column(header: header, content: .indicator(index))
    case .role(let role):
      guard let content = SnapshotTable.Content(role: role) else { return nil }
      let header =
        switch heading {
        case .file: column.title
        case .id: role
        case .title: content.title.chinese
        }
      return SnapshotTable.Column(header: header, content: content)
    }
  }
}

extension SnapshotTable.Content {
  fileprivate init?(role: String) {
    switch role {
    case "code": self = .code
    case "name": self = .name
    case "stratum": self = .groupName(.stratum)
    default:
      let isCode = role.hasSuffix("_code")
      guard let grouping = Grouping(rawValue: isCode ? String(role.dropLast(5)) : role) else {
        return nil
      }
      self = isCode ? .groupCode(grouping) : .groupName(grouping)
    }
  }

  /// A header that is read back as the same role.
  fileprivate var title: Message {
    switch self {
    case .code: Message(en: "code", zh: "代码")
    case .name: Message(en: "name", zh: "名称")
    case .groupName(let grouping): grouping.title
    case .groupCode(let grouping):
      Message(en: "\(grouping.title.english) code", zh: "\(grouping.title.chinese)代码")
    case .indicator: Message(verbatim: "")
    }
  }
}
