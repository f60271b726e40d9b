import Diagnostics
import Reporting
import ScorecardModel
import SnapshotIO

/// `scorecard snapshot convert`: a snapshot file in, the same cells as another kind of file out.
public struct ConvertJob: Sendable {
  /// What is read.
  public var source: SnapshotSource
  /// The file to write; its suffix says the kind, unless `format` does.
  public var output: String
  /// One of `formats`.
  public var format: String?
  /// `zh` or `en`; nil is the locale's.
  public var language: String?

  /// The names of the kinds that can be written.
  public static let formats = Format.allCases.map(\.rawValue)

  enum Format: String, CaseIterable { case csv, json, ndjson }

  /// A job with the defaults of the command line.
  public init(source: SnapshotSource, output: String) {
    (self.source, self.output) = (source, output)
  }

  /// Reads, checks and writes.
  /// - Returns: the exit code, as the README lists them.
  public func run(_ console: Console) -> Int32 {
    let language = console.language(language)
    do throws(Failure) {
      var reader = OptionReader()
      reader.language(self.language)
      let suffix = Paths.name(of: output).split(separator: ".").last.map { $0.lowercased() }
      let format = reader.choice("--format", format ?? suffix ?? "", of: Format.self) ?? .csv
      let inspection = try source.inspected(&reader)
      try OutputFile.refuse(output, overwriting: [source.path])
      let bytes = Self.bytes(inspection, format)
      try OutputFile.write(to: output, Message(en: "the snapshot", zh: "数据快照")) { sink in
        try sink.write(bytes.bytes)
      }
      console.show(inspection.reading.warnings, language)
      return ExitStatus.done.rawValue
    } catch {
      console.show(error.diagnostics, language)
      return error.status.rawValue
    }
  }

  static func bytes(_ inspection: SnapshotInspection, _ format: Format) -> ByteBuffer {
    var bytes = ByteBuffer()
    var header: [String]?
    var count = 0
    inspection.forEachRecord { record in
      guard let titles = header else {
        header = record
        if format == .csv { append(csv: record, to: &bytes) }
        return
      }
      if format == .csv { return append(csv: record, to: &bytes) }
      if format == .json { bytes.append(count == 0 ? "[\n" : ",\n") }
      append(titles, record, inspection.columns, to: &bytes)
      if format == .ndjson { bytes.append("\n") }
      count += 1
    }
    if format == .json { bytes.append("\n]\n") }
    return bytes
  }

  private static func append(csv record: [String], to bytes: inout ByteBuffer) {
    for (position, cell) in record.enumerated() {
      if position > 0 { bytes.append(",") }
      let isPlain = cell.utf8.allSatisfy { !"\",\r\n".utf8.contains($0) }
      bytes.append(isPlain ? cell : "\"" + cell.replacing("\"", with: "\"\"") + "\"")
    }
    bytes.append("\n")
  }

  /// One object; numbers of indicators as they are written.
  private static func append(
    _ titles: [String], _ record: [String], _ columns: [SnapshotInspection.Column],
    to bytes: inout ByteBuffer
  ) {
    bytes.append("{")
    for (position, cell) in record.enumerated() {
      if position > 0 { bytes.append(", ") }
      bytes.append(json: titles[position])
      bytes.append(": ")
      if cell.isEmpty {
        bytes.append("null")
      } else if columns[position].indicator != nil, isNumber(cell) {
        bytes.append(cell)
      } else {
        bytes.append(json: cell)
      }
    }
    bytes.append("}")
  }

  /// Whether a cell is a number as JSON writes them.
  private static func isNumber(_ cell: String) -> Bool {
    cell.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?/) != nil
  }
}
