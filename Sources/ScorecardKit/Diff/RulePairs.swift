import Diagnostics
import Reporting
import RuleEngine
import ScorecardModel

/// The rule sets of two sides that are compared with each other: by id; two single ones whatever
/// they are called.
struct RulePairs {
  /// The compared ones of either side, in the order of the new one.
  private(set) var old: [LoadedRuleSet] = []
  private(set) var new: [LoadedRuleSet] = []
  /// That only one side has.
  private(set) var added: [LoadedRuleSet] = []
  private(set) var removed: [LoadedRuleSet] = []
  private let known: [String]

  /// - Parameter wanted: ids; nil is all.
  init(_ before: [LoadedRuleSet], _ after: [LoadedRuleSet], wanted: Set<String>?) {
    let isWanted = { (rules: LoadedRuleSet) in wanted?.contains(rules.ruleSet.id) ?? true }
    known = (after + before).map(\.ruleSet.id)
    let (before, after) = (before.filter(isWanted), after.filter(isWanted))
    for rules in after {
      if let other = before.first(where: { $0.ruleSet.id == rules.ruleSet.id }) {
        old.append(other)
        new.append(rules)
      } else {
        added.append(rules)
      }
    }
    removed = before.filter { rules in !after.contains { $0.ruleSet.id == rules.ruleSet.id } }
    if old.isEmpty, added.count == 1, removed.count == 1 {
      (old, new, added, removed) = (removed, added, [], [])
    }
  }

  /// - Throws: `.inputNotFound` for an id that neither side has, and where neither has any.
  func refuseUnknown(_ ids: [String]) throws(Failure) {
    let unknown = ids.filter { !known.contains($0) }
    if !unknown.isEmpty {
      throw Failure(
        .inputNotFound,
        unknown.map { id in
          Diagnostic(
            .notFound, .error,
            Message(en: "neither side has a rule set '\(id)'", zh: "两边都没有规则集“\(id)”"),
            help: .didYouMean(Spelling.nearest(id, in: known)))
        })
    }
    guard old.isEmpty, added.isEmpty, removed.isEmpty else { return }
    throw Failure(
      .inputNotFound,
      Diagnostic(
        .notFound, .error,
        Message(en: "neither side has rule sets", zh: "两边都没有规则集")))
  }
}

/// Pairs what the states of a comparison have in common, and compares it.
struct ResultComparer {
  private(set) var compared: [ComparedRuleSet] = []
  private(set) var notCompared: [UncomparedRuleSet] = []
  private let states: [ScoredState]
  private let sources: [ChangeSource]

  /// - Parameter states: two or three, in order.
  init(_ pairs: RulePairs, states: [ScoredState], sources: [ChangeSource]) {
    self.states = states
    self.sources = sources
    for (old, new) in zip(pairs.old, pairs.new) {
      for (before, after) in Self.members(old, new) { compare(before, after) }
    }
    // A year that a schedule's final reads is told there.
    let used = Set(compared.flatMap(\.used).map(\.id))
    notCompared.removeAll { used.contains($0.ruleSet.id) }
  }

  private mutating func compare(_ before: LoadedRuleSet, _ after: LoadedRuleSet) {
    guard let first = states.first, let last = states.last else { return }
    let comparesRules = sources.contains(.rules)
    let found = comparesRules ? edits(before, after) : nil
    let edits = found?.edits ?? []
    let results = states.enumerated().map { index, state in
      let id = index == states.count - 1 ? after.ruleSet.id : before.ruleSet.id
      return state.results.first { $0.loaded.ruleSet.id == id }
    }
    let scored = zip(states, results).compactMap { state, result in
      result.map {
        ScoredUnits(table: $0.table, series: $0.series, catalogue: state.catalogue)
      }
    }
    if scored.count == states.count, Set(scored.map(\.units.level)).count == 1 {
      compared.append(
        ComparedRuleSet(
          comparison: ScoreComparison(scored, sources, renamed: found?.renamed ?? [:]),
          old: before.changeSummary,
          new: after.changeSummary, edits: edits,
          used: comparesRules ? used(before, after) : [],
          titles: first.titles(before).merging(last.titles(after)) { $1 }))
    } else if !scored.isEmpty || !edits.isEmpty {
      notCompared.append(
        UncomparedRuleSet(
          ruleSet: EditedRuleSet(
            id: after.ruleSet.id, title: after.ruleSet.title, edits: edits),
          reason: Self.reason(scored.map(\.units.level))))
    }
  }

  private func edits(_ before: LoadedRuleSet, _ after: LoadedRuleSet) -> RuleEdits? {
    guard let first = states.first, let last = states.last else { return nil }
    return RuleEdits.compared(
      EditedRules(before, first.catalogue), EditedRules(after, last.catalogue))
  }

  /// The rule sets that a family is scored by: its years by their ids, and itself.
  private static func members(_ old: LoadedRuleSet, _ new: LoadedRuleSet)
    -> [(LoadedRuleSet, LoadedRuleSet)]
  {
    let years = new.phases.compactMap { phase in
      old.phases.first { $0.ruleSet.phase?.id == phase.ruleSet.phase?.id }.map { ($0, phase) }
    }
    return years + [(old, new)]
  }

  private static func reason(_ levels: [UnitLevel]) -> Message {
    if Set(levels).count > 1, let old = levels.first?.title, let new = levels.last?.title {
      return Message(
        en: "Not compared: one side scores a \(old.english), the other a \(new.english).",
        zh: "未比较：一边考核\(old.chinese)，另一边考核\(new.chinese)。")
    }
    return levels.isEmpty
      ? Message(
        en: "Not scored on this day, so its edits change nothing here.",
        zh: "这一天不按它计分，它的改动这里看不出影响。")
      : Message(en: "Not compared: scored on one side only.", zh: "未比较：只有一边计分。")
  }

  /// The edits of rule sets whose results a rule set reads, directly or through others.
  private func used(_ old: LoadedRuleSet, _ new: LoadedRuleSet) -> [EditedRuleSet] {
    var seen: Set<String> = [new.ruleSet.id]
    var waiting = new.ruleSet.uses + old.ruleSet.uses
    var found: [EditedRuleSet] = []
    while !waiting.isEmpty {
      let use = waiting.removeFirst()
      guard seen.insert(use.ruleSet).inserted,
        let before = states.first?.run.graph[use.ruleSet],
        let after = states.last?.run.graph[use.ruleSet]
      else { continue }
      waiting += after.ruleSet.uses + before.ruleSet.uses
      let edits = edits(before, after)?.edits ?? []
      if edits.contains(where: { !$0.isWording }) {
        found.append(
          EditedRuleSet(id: use.ruleSet, title: after.ruleSet.title, edits: edits))
      }
    }
    return found
  }
}

/// One state of a comparison, scored.
struct ScoredState {
  /// Of its rules, without derived indicators.
  let catalogue: Catalogue
  let run: Run
  let results: [RunResult]

  /// The titles of the rule sets that one uses, as far as they are there.
  fileprivate func titles(_ rules: LoadedRuleSet) -> [String: Message] {
    Dictionary(
      rules.ruleSet.uses.compactMap { use in
        run.graph[use.ruleSet].map { (use.ruleSet, $0.ruleSet.title) }
      }
    ) { first, _ in first }
  }
}

extension LoadedRuleSet {
  /// As reports of a comparison name it.
  var changeSummary: RuleSetSummary {
    RuleSetSummary(
      ruleSet, sha256: Hash.sha256(ruleFiles: program.sources.map(\.text)), isShown: true)
  }
}
