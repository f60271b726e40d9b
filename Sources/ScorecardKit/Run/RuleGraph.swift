import Diagnostics
import RuleEngine
import ScorecardModel

/// The rule sets of a run by id, those of phases included, and what uses what.
struct RuleGraph: Sendable {
  /// In the order they were given; a schedule as one.
  let families: [LoadedRuleSet]
  private let byID: [String: LoadedRuleSet]
  /// The family that a phase belongs to, by the phase's id.
  private let familyOfPhase: [String: LoadedRuleSet]

  /// - Throws: `Failure` `.badInput` with every cycle of uses, and its path.
  init(_ families: [LoadedRuleSet]) throws(Failure) {
    self.families = families
    var byID: [String: LoadedRuleSet] = [:]
    var familyOfPhase: [String: LoadedRuleSet] = [:]
    for family in families {
      byID[family.ruleSet.id] = family
      for phase in family.phases {
        byID[phase.ruleSet.id] = phase
        familyOfPhase[phase.ruleSet.id] = family
      }
    }
    self.byID = byID
    self.familyOfPhase = familyOfPhase
    let cycles = cycles()
    if !cycles.isEmpty { throw Failure(.badInput, Array(cycles.prefix(Self.mostCycles))) }
    try checkDepth()
  }

  /// More circles say nothing new.
  private static let mostCycles = 20
  /// The longest chain of uses; each step is computed inside the one before.
  private static let mostSteps = 30

  /// - Throws: `Failure` `.badInput` where a chain of uses is too long.
  private func checkDepth() throws(Failure) {
    var steps: [String: Int] = [:]
    var deepest: (id: String, steps: Int) = ("", 0)
    for family in families {
      for rules in [family] + family.phases {
        let found = depth(rules.ruleSet.id, &steps)
        if found > deepest.steps { deepest = (rules.ruleSet.id, found) }
      }
    }
    guard deepest.steps > Self.mostSteps else { return }
    throw Failure(
      .badInput,
      Diagnostic(
        .useDepth, at: SourcePlace(path: byID[deepest.id]?.ruleSet.path ?? ""),
        Message(
          en: "'\(deepest.id)' stands at the end of a chain of \(deepest.steps) rule sets that use "
            + "each other, expected at most \(Self.mostSteps)",
          zh: "“\(deepest.id)”处在 \(deepest.steps) 个规则集逐个引用的链上，最多 \(Self.mostSteps) 个")))
  }

  private func depth(_ id: String, _ known: inout [String: Int]) -> Int {
    if let depth = known[id] { return depth }
    let below = uses(id).filter { byID[$0.ruleSet] != nil }.map { depth($0.ruleSet, &known) }
    known[id] = 1 + (below.max() ?? 0)
    return known[id] ?? 1
  }

  subscript(_ id: String) -> LoadedRuleSet? { byID[id] }

  var ids: [String] { families.map(\.ruleSet.id) }

  /// The family that a rule set is of: its own, or that of its phase.
  func family(of id: String) -> LoadedRuleSet? { familyOfPhase[id] ?? byID[id] }

  /// The families of rule sets and of all that they use, as far as they are there.
  func reached(from ids: [String]) -> Set<String> {
    var (reached, waiting): (Set<String>, [String]) = ([], ids)
    while let id = waiting.popLast() {
      guard let family = family(of: id), reached.insert(family.ruleSet.id).inserted else {
        continue
      }
      waiting += ([family] + family.phases).flatMap { $0.ruleSet.uses.map(\.ruleSet) }
    }
    return reached
  }

  private func uses(_ id: String) -> [Use] {
    guard let loaded = byID[id] else { return [] }
    return loaded.ruleSet.uses
  }

  /// One diagnostic for each cycle, at the use that closes it.
  private func cycles() -> [Diagnostic] {
    var found: [Diagnostic] = []
    var done: Set<String> = []
    for family in families {
      for rules in [family] + family.phases {
        visit(rules.ruleSet.id, [], &done, &found)
      }
    }
    return found
  }

  private func visit(
    _ id: String, _ path: [String], _ done: inout Set<String>, _ found: inout [Diagnostic]
  ) {
    if done.contains(id) { return }
    for use in uses(id) where byID[use.ruleSet] != nil {
      let path = path + [id]
      guard let start = path.firstIndex(of: use.ruleSet) else {
        visit(use.ruleSet, path, &done, &found)
        continue
      }
      let cycle = (path[start...] + [use.ruleSet]).joined(separator: " → ")
      found.append(
        Diagnostic(
          .useCycle,
          at: SourcePlace(path: byID[id]?.ruleSet.path ?? "", line: use.line),
          Message(
            en: "rule sets use each other in a circle: \(cycle)", zh: "规则集互相引用成环：\(cycle)"),
          help: Message(
            en: "take one of these uses out", zh: "请去掉其中一处引用（uses）")))
    }
    done.insert(id)
  }
}

extension DiagnosticID {
  static let useCycle: Self = "rule.use-cycle"
  static let useAbsent: Self = "rule.use-absent"
  static let useUnmatched: Self = "rule.use-unmatched"
  static let useDepth: Self = "rule.use-depth"
  static let useLevel: Self = "rule.use-level"
  static let outsideSchedule: Self = "schedule.outside"
  static let noSnapshotInYear: Self = "schedule.no-snapshot"
  static let missingTarget: Self = "target.missing"
  static let baselineDoubtful: Self = "snapshot.baseline-doubtful"
  static let moved: Self = "snapshot.moved"
}
