import Diagnostics
import ScorecardModel

/// Everything that one run of `diff` found, for reports.
package struct DiffReport: Sendable {
  package let engine: String
  /// What each step from the old to the new state comes from.
  package let sources: [ChangeSource]
  package let old: DiffSide
  package let new: DiffSide
  package let compared: [ComparedRuleSet]
  /// Rule sets that only one side has.
  package let added: [RuleSetSummary]
  package let removed: [RuleSetSummary]
  /// Rule sets that both sides have and that were scored on at most one of them.
  package let notCompared: [UncomparedRuleSet]
  package let snapshots: [SnapshotSummary]
  package let diagnostics: [Diagnostic]

  package init(
    engine: String, sources: [ChangeSource], old: DiffSide, new: DiffSide,
    compared: [ComparedRuleSet], added: [RuleSetSummary], removed: [RuleSetSummary],
    notCompared: [UncomparedRuleSet], snapshots: [SnapshotSummary], diagnostics: [Diagnostic]
  ) {
    self.engine = engine
    self.sources = sources
    self.old = old
    self.new = new
    self.compared = compared
    self.added = added
    self.removed = removed
    self.notCompared = notCompared
    self.snapshots = snapshots
    self.diagnostics = diagnostics
  }
}

/// One side of a comparison, as the user named it.
package struct DiffSide: Sendable {
  /// A path, a git revision with a path, or nothing where the workspace's rules are meant.
  package let rules: String?
  /// A date or a file; nil where only rules are compared.
  package let snapshot: String?

  package init(rules: String?, snapshot: String?) {
    self.rules = rules
    self.snapshot = snapshot
  }
}

/// One rule set, compared.
package struct ComparedRuleSet: Sendable {
  package let comparison: ScoreComparison
  package let old: RuleSetSummary
  package let new: RuleSetSummary
  /// Empty where only data is compared.
  package let edits: [RuleEdit]
  /// Edits of rule sets whose results it reads, directly or through others.
  package let used: [EditedRuleSet]
  /// Of the rule sets whose results it reads, by id.
  package let titles: [String: Message]

  package init(
    comparison: ScoreComparison, old: RuleSetSummary, new: RuleSetSummary, edits: [RuleEdit],
    used: [EditedRuleSet], titles: [String: Message]
  ) {
    self.comparison = comparison
    self.old = old
    self.new = new
    self.edits = edits
    self.used = used
    self.titles = titles
  }

  var ruleSet: RuleSet { comparison.last.ruleSet }

  /// Whether there is nothing to tell of it.
  var isSame: Bool {
    edits.isEmpty && used.isEmpty && comparison.changes.isEmpty && comparison.added.isEmpty
      && comparison.gone.isEmpty && comparison.moved.isEmpty
  }

  /// What the edits did; nil where no rules were compared.
  var effects: StepEffects? {
    comparison.steps.firstIndex { $0.source == .rules }.map {
      StepEffects(comparison, step: $0)
    }
  }
}

/// The edits of a rule set that is not itself compared here.
package struct EditedRuleSet: Sendable {
  package let id: String
  package let title: Message
  package let edits: [RuleEdit]

  package init(id: String, title: Message, edits: [RuleEdit]) {
    self.id = id
    self.title = title
    self.edits = edits
  }
}

/// A rule set that could not be compared.
package struct UncomparedRuleSet: Sendable {
  package let ruleSet: EditedRuleSet
  package let reason: Message

  package init(ruleSet: EditedRuleSet, reason: Message) {
    self.ruleSet = ruleSet
    self.reason = reason
  }
}

/// The forms that a comparison takes.
package enum DiffFormat: String, CaseIterable, Sendable {
  case text, json, csv, markdown

  /// How many units and groups text and Markdown list where nobody says it.
  package static let usualTop = 20

  /// Writes a comparison. The bytes depend on it and on `options`, but not on `options.threads`.
  /// - Parameter top: how many units text and Markdown list; the others have all.
  /// - Throws: what `sink` throws.
  package func write(
    _ report: DiffReport, options: ReportOptions, top: Int, to sink: inout some ByteSink
  ) throws {
    switch self {
    case .text:
      let style = TextStyle(options: options)
      try sink.write(TextPage(style: style).text(blocks(report, style, top)))
    case .markdown:
      let style = TextStyle(options: options, isForTerminal: false)
      var page = MarkdownPage(options.language)
      try sink.write(page.text(blocks(report, style, top)))
    case .csv: try DiffCSV().write(report, threads: options.threads, to: &sink)
    case .json: try DiffJSON().write(report, threads: options.threads, to: &sink)
    }
  }

  private func blocks(_ report: DiffReport, _ style: TextStyle, _ top: Int) -> [Block] {
    DiffDocument(report, style, top: top).blocks()
  }

  /// Whether the report has the hashes of snapshots, which cost a pass over them.
  package var publishesHashes: Bool { self == .json }
}
