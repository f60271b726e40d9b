import Diagnostics
import Reporting
import ScorecardModel
import SnapshotIO

/// `scorecard snapshot inspect`: a snapshot file in, what was recognised in it out.
public struct InspectJob: Sendable {
  /// What is read.
  public var source: SnapshotSource
  /// `zh` or `en`; nil is the locale's.
  public var language: String?

  /// A job with the defaults of the command line.
  public init(source: SnapshotSource) { self.source = source }

  /// Reads, checks and tells.
  /// - Returns: the exit code, as the README lists them.
  public func run(_ console: Console) -> Int32 {
    let language = console.language(language)
    do throws(Failure) {
      var reader = OptionReader()
      reader.language(self.language)
      let inspection = try source.inspected(&reader)
      let page = InspectionPage(
        inspection: inspection, language: language,
        width: console.standardOutputIsTerminal ? console.width : nil,
        usesColor: console.standardOutputIsTerminal && console.allowsColor)
      try OutputFile.write(to: nil) { sink in
        try Array(page.text.utf8).withUnsafeBytes { try sink.write($0) }
      }
      console.show(inspection.reading.warnings, language)
      return ExitStatus.done.rawValue
    } catch {
      console.show(error.diagnostics, language)
      return error.status.rawValue
    }
  }
}
