import Diagnostics
import Reporting

/// A check as JSON, `scorecard-check/1`: a line for each finding. Its texts are Chinese in every
/// locale, as those of all JSON reports are.
struct CheckJSON {
  func bytes(_ report: CheckReport) -> [UInt8] {
    var bytes = ByteBuffer()
    bytes.open("{")
    bytes.member("schema", "scorecard-check/1")
    bytes.member("engine", "scorecard \(engineVersion)")
    bytes.member("rulesets")
    bytes.open("[")
    for ruleSet in report.ruleSets {
      bytes.separate()
      bytes.open("{")
      bytes.member("id", ruleSet.id)
      bytes.member("version", ruleSet.version)
      bytes.member("title", ruleSet.title.chinese)
      bytes.member("path", ruleSet.path)
      bytes.close("}")
    }
    bytes.close("]")
    bytes.member("snapshots")
    bytes.open("[")
    for path in report.snapshots {
      bytes.separate()
      bytes.append(json: path)
    }
    bytes.close("]")
    bytes.member("summary")
    bytes.open("{")
    bytes.member("errors", integer: report.count(.error))
    bytes.member("warnings", integer: report.count(.warning))
    bytes.member("advice", integer: report.count(.advice))
    bytes.member("allowed", integer: report.allowed)
    bytes.close("}")
    bytes.append(",\n\"findings\":[")
    for finding in report.findings {
      bytes.separate()
      bytes.append("\n")
      append(finding, to: &bytes)
    }
    bytes.append("\n]}\n")
    return Array(bytes.bytes)
  }

  private func append(_ finding: Finding, to bytes: inout ByteBuffer) {
    let diagnostic = finding.diagnostic
    bytes.open("{")
    bytes.member("id", diagnostic.id.rawValue)
    bytes.member("severity", diagnostic.severity.name)
    bytes.member("path", diagnostic.place?.path)
    bytes.member("line", integer: diagnostic.place?.line)
    bytes.member("column", integer: diagnostic.place?.column)
    if let cell = diagnostic.place?.cell { bytes.member("cell", cell.description) }
    bytes.member("message", diagnostic.message.chinese)
    bytes.member("notes")
    bytes.open("[")
    for note in diagnostic.notes {
      bytes.separate()
      bytes.append(json: note.chinese)
    }
    bytes.close("]")
    bytes.member("help", diagnostic.help?.chinese)
    bytes.member("allowed", finding.allowance)
    bytes.close("}")
  }
}

extension Severity {
  /// As JSON has it.
  var name: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .advice: "advice"
    }
  }
}
