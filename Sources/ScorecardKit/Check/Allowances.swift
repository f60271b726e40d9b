import Diagnostics

/// The comments of rule files that allow findings, and what they are about.
struct Allowances {
  private let byPath: [String: [Allowance]]
  private let sources: [RuleText]
  private let hasResults: Bool

  /// - Parameter hasResults: whether lints of results ran; else a comment that allows one of theirs
  ///   may well be about something.
  init(_ contexts: [RuleContext], hasResults: Bool) {
    sources = contexts.map(\.source)
    byPath = Dictionary(sources.map { ($0.path, $0.allowances) }) { first, _ in first }
    self.hasResults = hasResults
  }

  /// Marks the findings that are allowed, and adds those about the comments themselves.
  func apply(to findings: inout [Finding]) {
    var used: Set<Allowance> = []
    for index in findings.indices {
      let finding = findings[index]
      guard let path = finding.diagnostic.place?.path, finding.diagnostic.severity != .error,
        let allowance = byPath[path]?.first(where: { $0.isComplete && $0.covers(finding) })
      else { continue }
      findings[index].allowance = allowance.reason
      used.insert(allowance)
    }
    for source in sources {
      for allowance in source.allowances where !used.contains(allowance) {
        if let fault = fault(allowance, source) { findings.append(fault) }
      }
    }
  }

  private func fault(_ allowance: Allowance, _ source: RuleText) -> Finding? {
    let place = source.place(line: allowance.line, column: allowance.column)
    let ids = DiagnosticPages.ids.filter { $0.hasPrefix("lint.") }
    if !ids.contains(allowance.id) {
      return Finding(
        Diagnostic(
          .lintAllow, .warning, at: place,
          Message(
            en: "there is no finding '\(allowance.id)' to allow",
            zh: "没有“\(allowance.id)”这一种检查"),
          help: .didYouMean(Spelling.nearest(allowance.id, in: ids))
            ?? Message(
              en: "write the id in brackets behind the finding: -- check: allow lint.… reason",
              zh: "请写检查结果末尾方括号里的编号：-- check: allow lint.… 理由")))
    }
    if allowance.reason.isEmpty {
      return Finding(
        Diagnostic(
          .lintAllow, .warning, at: place,
          Message(en: "the comment does not say why", zh: "没有写明理由，不起作用"),
          help: Message(
            en: "write the reason behind the id", zh: "请在编号后面写理由")))
    }
    let isOfResults = DataLints.all.contains { $0.id.rawValue == allowance.id }
    if isOfResults, !hasResults { return nil }
    return Finding(
      Diagnostic(
        .lintUnusedAllow, .advice, at: place,
        Message(
          en: "nothing of '\(allowance.id)' was found there",
          zh: "这里没有查出“\(allowance.id)”，这条说明可以去掉")))
  }
}

extension Allowance {
  fileprivate var isComplete: Bool { !reason.isEmpty }
}
