import Diagnostics

/// The forms that a check takes.
enum CheckFormat: String, CaseIterable, Sendable {
  case text, json, sarif

  /// - Parameter usesColor: in text.
  func bytes(_ report: CheckReport, _ language: Language, usesColor: Bool) -> [UInt8] {
    switch self {
    case .text: Array(CheckText(language: language, usesColor: usesColor).text(report).utf8)
    case .json: CheckJSON().bytes(report)
    case .sarif: CheckSARIF(language: language).bytes(report)
    }
  }
}
