import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// What lints of a rule file look at.
struct RuleContext {
  /// With a schedule: the final, and the years as its phases.
  let loaded: LoadedRuleSet
  /// Without derived indicators.
  let catalogue: Catalogue
  let source: RuleText
  /// What lies beside the rules to test them.
  let tests: PackTests
  /// The indicators that no snapshot of the units that are scored has a column for; nil where no
  /// snapshot was read.
  var absentIndicators: Set<IndicatorIndex>?
  /// The rule sets that carry items: the file's own, or those of its phases.
  let variants: [RuleSet]
  /// Every measure of the variants and every part of one, outermost first.
  let sites: [MeasureSite]

  init(_ loaded: LoadedRuleSet, catalogue: Catalogue, tests: PackTests) {
    self.loaded = loaded
    self.catalogue = catalogue
    self.tests = tests
    source = RuleText(path: loaded.program.main.path, text: loaded.program.main.text)
    variants = loaded.phases.isEmpty ? [loaded.ruleSet] : loaded.phases.map(\.ruleSet)
    sites = variants.flatMap { MeasureSite.all(of: $0, catalogue) }
  }

  var ruleSet: RuleSet { loaded.ruleSet }

  /// The indicator at a position of the catalogue, or a derived one behind them.
  /// - Parameter ruleSet: whose derived indicators are meant; nil for those of the file's variants.
  func indicator(_ index: IndicatorIndex, in ruleSet: RuleSet? = nil) -> Indicator {
    if index < catalogue.count { return catalogue[index] }
    return (ruleSet ?? variants[0]).derived[index - catalogue.count]
  }

  /// The place of a part of the rule set.
  func place(of place: ScoringPlace, in ruleSet: RuleSet) -> SourcePlace {
    source.node(of: place, in: ruleSet).map(source.place)
      ?? source.place(line: ruleSet.line(of: place), naming: RuleText.constructor(of: place))
  }

  /// The table of a measure; nil where a loop or a function made it.
  func node(of site: MeasureSite) -> RuleNode? {
    source.scoringNode(of: site.place, in: site.ruleSet)?.node(of: site.root, at: site.path)
  }

  /// The place of a measure: its own, else that of the part that it belongs to.
  func place(of site: MeasureSite) -> SourcePlace {
    node(of: site).map(source.place) ?? place(of: site.place, in: site.ruleSet)
  }

  /// A finding about something that the rule set computes.
  func finding(
    _ id: DiagnosticID, _ severity: Severity, _ site: MeasureSite, at place: SourcePlace? = nil,
    _ message: Message, notes: [Message] = [], help: Message? = nil
  ) -> Finding {
    Finding(
      Diagnostic(
        id, severity, at: place ?? self.place(of: site), message, notes: notes, help: help),
      partLine: site.ruleSet.line(of: site.place))
  }

  func finding(
    _ id: DiagnosticID, _ severity: Severity, _ part: ScoringPlace, in ruleSet: RuleSet,
    _ message: Message, notes: [Message] = [], help: Message? = nil
  ) -> Finding {
    Finding(
      Diagnostic(
        id, severity, at: place(of: part, in: ruleSet), message, notes: notes, help: help),
      partLine: ruleSet.line(of: part))
  }

  /// The place of the rule set's own table.
  var rulesetPlace: SourcePlace {
    source.first("ruleset").map(source.place) ?? source.place(line: 1)
  }
}

/// A measure of a rule set, or a part of one.
struct MeasureSite {
  let ruleSet: RuleSet
  let place: ScoringPlace
  let root: Measure
  /// As `Measure.part(at:)` takes it; empty for the whole measure.
  let path: [Int]
  let measure: Measure
  /// The points that full attainment is worth; nil in conditions.
  let scale: Points?
  let attainments: ValueRange
  /// Whether it always comes to the same, and not because a part of it does.
  let isDecidedByItself: Bool

  var isRoot: Bool { path.isEmpty }
  var isLeaf: Bool { measure.parts.isEmpty }

  static func all(of ruleSet: RuleSet, _ catalogue: Catalogue) -> [MeasureSite] {
    let ranges = ruleSet.ranges(catalogue)
    return ruleSet.placedMeasures.flatMap { place, root in
      root.all.map { path, measure in
        let scale = root.scale(at: path, whole: ruleSet.scale(of: place))
        let attainments = measure.attainments(scale: scale, ranges)
        let isDecided =
          attainments.isSingle
          && measure.parts.allSatisfy { !$0.attainments(scale: scale, ranges).isSingle }
        return MeasureSite(
          ruleSet: ruleSet, place: place, root: root, path: path, measure: measure, scale: scale,
          attainments: attainments, isDecidedByItself: isDecided)
      }
    }
  }
}

extension Measure {
  /// The points that full attainment of a part is worth.
  /// - Parameter whole: those of the measure itself.
  fileprivate func scale(at path: [Int], whole: Points?) -> Points? {
    guard let first = path.first, parts.indices.contains(first) else { return whole }
    let rest = Array(path.dropFirst())
    switch self {
    case .weighted(let parts):
      return parts[first].measure.scale(at: rest, whole: parts[first].weight)
    case .condition(let inner, _): return inner.scale(at: rest, whole: nil)
    default: return parts[first].scale(at: rest, whole: whole)
    }
  }
}

extension RuleSet {
  /// The ranges of the indicators that it may read, derived ones included.
  func ranges(_ catalogue: Catalogue) -> IndicatorRanges {
    let own = catalogue.indicators.map(\.range)
    let derived = derived.map { indicator in
      if indicator.id == ProcessPlan.stepID {
        return ValueRange(0, Double(process?.states.count ?? 1), isWhole: true)
      }
      let isShare = [ResultFigure.metShare, .bestShare].contains {
        indicator.id.hasSuffix(".\($0.rawValue)")
      }
      // With bonuses a total passes the full points.
      return ValueRange(0, isShare ? 100 : .infinity)
    }
    let all = own + derived
    return { all.indices.contains($0) ? all[$0] : .unbounded }
  }

  /// A part of it, for messages.
  func name(of place: ScoringPlace) -> Message {
    let (id, title) = (id(of: place), title(of: place).chinese)
    return switch place {
    case .item: Message(en: "item '\(id)'", zh: "考核项“\(title)”（\(id)）")
    case .applicability: Message(en: "'when' of item '\(id)'", zh: "考核项“\(title)”（\(id)）的 when")
    case .bonus: Message(en: "bonus '\(id)'", zh: "加分项“\(title)”（\(id)）")
    case .deduction: Message(en: "deduction '\(id)'", zh: "扣分项“\(title)”（\(id)）")
    case .gate: Message(en: "gate '\(id)'", zh: "限档条件“\(title)”（\(id)）")
    case .grade: Message(en: "'when' of grade '\(id)'", zh: "等次“\(id)”的 when")
    }
  }
}
