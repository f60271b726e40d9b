import Diagnostics
import Reporting
import SnapshotIO

/// `scorecard snapshot inspect`: a data file in, what the program makes of it out.
public struct InspectJob: Sendable {
  /// What it reads.
  public var words = SnapshotWords()
  /// One of `formats`.
  public var format = "text"
  /// Where the inspection goes; nil is standard output.
  public var output: String?

  /// The names of the forms that an inspection takes.
  public static let formats = SnapshotInspection.Format.allCases.map(\.rawValue)

  /// A job with the defaults of the command line.
  public init() {}

  /// Reads the file, writes what was recognised, and tells its faults.
  /// - Returns: the exit code: 65 where the file has faults; what could be read is shown all the
  ///   same.
  public func run(_ console: Console) -> Int32 {
    let language = console.language(words.language)
    let progress = Progress(console: console, language: language, isQuiet: words.isQuiet)
    do throws(Failure) {
      var reader = OptionReader()
      let format = reader.choice("--format", format, of: SnapshotInspection.Format.self) ?? .text
      let input = try SnapshotInput(words, &reader)
      try OutputFile.refuse(output, overwriting: [input.path])
      let scan = try input.scan(progress)
      progress.clear()
      let toTerminal = output == nil && console.standardOutputIsTerminal
      let options = ReportOptions(
        language: language, usesColor: toTerminal && console.allowsColor, threads: input.threads,
        width: toTerminal ? console.width : nil)
      try OutputFile.write(to: output) { sink in
        try SnapshotInspection(scan, path: input.path).write(format, options: options, to: &sink)
      }
      console.show(scan.diagnostics.filter { !words.isQuiet || $0.severity == .error }, language)
      return (scan.hasErrors ? ExitStatus.badInput : .done).rawValue
    } catch {
      progress.clear()
      console.show(error.diagnostics, language)
      return error.status.rawValue
    }
  }
}

extension SnapshotInspection {
  fileprivate init(_ scan: SnapshotScan, path: String) {
    let columns = scan.columns.map { column -> Column in
      switch column.meaning {
      case .role(let role): .role(role, title: column.title)
      case .indicator(let index): .indicator(index, title: column.title)
      case .ignored: .ignored(title: column.title)
      }
    }
    self.init(
      path: path, form: scan.form.title, columns: columns, catalogue: scan.catalogue,
      snapshot: scan.snapshot, diagnostics: scan.diagnostics)
  }
}

extension FileForm {
  /// `CSV，UTF-8，逗号分隔`.
  fileprivate var title: Message {
    switch self {
    case .delimited(let encoding, let delimiter):
      let name =
        switch delimiter {
        case "\t": Message(en: "tab", zh: "制表符")
        case ";": Message(en: "semicolon", zh: "分号")
        default: Message(en: "comma", zh: "逗号")
        }
      return Message(
        en: "CSV, \(encoding), delimiter: \(name.english)", zh: "CSV，\(encoding)，以\(name.chinese)分隔"
      )
    }
  }
}
