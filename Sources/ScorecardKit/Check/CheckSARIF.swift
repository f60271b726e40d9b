import Diagnostics
import Foundation
import Reporting

/// A check as SARIF 2.1.0 (the OASIS Static Analysis Results Interchange Format), which editors and
/// code hosts show beside the lines.
struct CheckSARIF {
  let language: Language

  func bytes(_ report: CheckReport) -> [UInt8] {
    let ids = Set(report.findings.map(\.diagnostic.id.rawValue)).sorted()
    var bytes = ByteBuffer()
    bytes.open("{")
    bytes.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
    bytes.member("version", "2.1.0")
    bytes.member("runs")
    bytes.append("[{")
    bytes.member("tool")
    append(tool: ids, to: &bytes)
    bytes.member("language", language == .chinese ? "zh-CN" : "en-US")
    bytes.member("columnKind", "unicodeCodePoints")
    bytes.append(",\n\"results\":[")
    for finding in report.findings {
      bytes.separate()
      bytes.append("\n")
      append(finding, ids, to: &bytes)
    }
    bytes.append("\n]}]}\n")
    return Array(bytes.bytes)
  }

  private func append(tool ids: [String], to bytes: inout ByteBuffer) {
    bytes.append("{\"driver\":{")
    bytes.member("name", "scorecard")
    bytes.member("version", engineVersion)
    bytes.member("rules")
    bytes.open("[")
    for id in ids {
      bytes.separate()
      bytes.append("\n")
      append(rule: id, to: &bytes)
    }
    bytes.append("]}}")
  }

  /// What a kind of finding means, from its page.
  private func append(rule id: String, to bytes: inout ByteBuffer) {
    bytes.open("{")
    bytes.member("id", id)
    if let page = DiagnosticPages.page(id) {
      bytes.member("shortDescription")
      append(text: page.title, to: &bytes)
      bytes.member("fullDescription")
      append(text: page.meaning, to: &bytes)
      bytes.member("help")
      bytes.open("{")
      bytes.member("text", page.text(language))
      bytes.member("markdown", page.markdown(language))
      bytes.close("}")
    }
    bytes.close("}")
  }

  private func append(_ finding: Finding, _ ids: [String], to bytes: inout ByteBuffer) {
    let diagnostic = finding.diagnostic
    bytes.open("{")
    bytes.member("ruleId", diagnostic.id.rawValue)
    bytes.member("ruleIndex", integer: ids.firstIndex(of: diagnostic.id.rawValue))
    bytes.member("level", diagnostic.severity.sarifLevel)
    bytes.member("message")
    append(text: message(diagnostic), to: &bytes)
    bytes.member("locations")
    bytes.open("[")
    if let place = diagnostic.place { append(place, to: &bytes) }
    bytes.close("]")
    if let reason = finding.allowance {
      bytes.member("suppressions")
      bytes.append("[{")
      bytes.member("kind", "inSource")
      bytes.member("justification", reason)
      bytes.append("}]")
    }
    bytes.close("}")
  }

  /// The message with its notes and its help: a result has one text.
  private func message(_ diagnostic: Diagnostic) -> Message {
    let parts = [diagnostic.message] + diagnostic.notes + [diagnostic.help].compactMap(\.self)
    return Message(
      en: parts.map(\.english).joined(separator: "\n"),
      zh: parts.map(\.chinese).joined(separator: "\n"))
  }

  private func append(_ place: SourcePlace, to bytes: inout ByteBuffer) {
    bytes.open("{")
    bytes.member("physicalLocation")
    bytes.open("{")
    bytes.member("artifactLocation")
    bytes.open("{")
    bytes.member("uri", Self.uri(place.path))
    bytes.close("}")
    if let line = place.line {
      bytes.member("region")
      bytes.open("{")
      bytes.member("startLine", integer: line)
      if let column = place.column { bytes.member("startColumn", integer: column) }
      if let excerpt = place.excerpt {
        bytes.member("snippet")
        append(text: Message(verbatim: excerpt), to: &bytes)
      }
      bytes.close("}")
    }
    bytes.append("}}")
  }

  private func append(text message: Message, to bytes: inout ByteBuffer) {
    bytes.open("{")
    bytes.member("text", message.text(language))
    bytes.close("}")
  }

  /// A path as a URI: relative where the path is.
  private static func uri(_ path: String) -> String {
    var allowed = CharacterSet(charactersIn: "-._~/")
    allowed.insert(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
    let encoded = path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path
    return path.hasPrefix("/") ? "file://" + encoded : encoded
  }
}

extension Severity {
  fileprivate var sarifLevel: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .advice: "note"
    }
  }
}
