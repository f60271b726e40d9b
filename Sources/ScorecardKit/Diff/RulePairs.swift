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

  /// - Throws: `.inputNotFound` for an id that neither side has, and where there is nothing that
  ///   both have.
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
    guard old.isEmpty else { return }
    let (gone, come) = (list(removed), list(added))
    throw Failure(
      .inputNotFound,
      Diagnostic(
        .notFound, .error,
        Message(
          en: "there is no rule set that both sides have", zh: "没有两边都有的规则集"),
        notes: [
          Message(en: "old: \(gone)", zh: "旧：\(gone)"),
          Message(en: "new: \(come)", zh: "新：\(come)"),
        ],
        help: Message(
          en: "rule sets are compared by their ids; two single files whatever they are called",
          zh: "按代号比较；两边各只有一个规则集的，代号不同也比较")))
  }

  private func list(_ rules: [LoadedRuleSet]) -> String {
    rules.isEmpty ? "—" : rules.map(\.ruleSet.id).joined(separator: ", ")
  }
}

/// Pairs what the states of a comparison have in common, and compares it.
struct ResultComparer {
  private(set) var compared: [ComparedRuleSet] = []
  private(set) var notCompared: [UncomparedRuleSet] = []

  private typealias State = (catalogue: Catalogue, run: Run, results: [RunResult])

  /// - Parameter states: two or three, in order.
  init(
    _ pairs: RulePairs, states: [(catalogue: Catalogue, run: Run, results: [RunResult])],
    sources: [ChangeSource]
  ) {
    guard let first = states.first, let last = states.last else { return }
    let compares = sources.contains(.rules)
    for (old, new) in zip(pairs.old, pairs.new) {
      let members = Self.members(old, new)
      for (before, after) in members {
        let edits =
          compares
          ? RuleEdits.between(
            EditedRules(before, first.catalogue), EditedRules(after, last.catalogue)) : []
        let ids = states.indices.map { index in
          index == states.count - 1 ? after.ruleSet.id : before.ruleSet.id
        }
        let found = zip(states, ids).map { state, id in
          state.results.first { $0.loaded.ruleSet.id == id }
        }
        let results = found.compactMap(\.self)
        let levels = Set(results.map(\.units.level))
        if results.count == states.count, levels.count == 1 {
          let scored = zip(states, results).map { state, result in
            ScoredUnits(table: result.table, series: result.series, catalogue: state.catalogue)
          }
          let used =
            compares
            ? Self.used(before, after, first, last) : []
          compared.append(
            ComparedRuleSet(
              comparison: ScoreComparison(scored, sources), old: before.changeSummary,
              new: after.changeSummary, edits: edits, used: used,
              titles: Self.titles(before, first).merging(Self.titles(after, last)) { $1 }))
        } else if !results.isEmpty || !edits.isEmpty {
          notCompared.append(
            UncomparedRuleSet(
              ruleSet: EditedRuleSet(
                id: after.ruleSet.id, title: after.ruleSet.title, edits: edits),
              reason: Self.reason(found.map { $0?.units.level })))
        }
      }
    }
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

  private static func reason(_ levels: [UnitLevel?]) -> Message {
    let known = levels.compactMap(\.self)
    if Set(known).count > 1, let old = known.first?.title, let new = known.last?.title {
      return Message(
        en: "Not compared: one side scores a \(old.english), the other a \(new.english).",
        zh: "未比较：一边考核\(old.chinese)，另一边考核\(new.chinese)。")
    }
    return known.isEmpty
      ? Message(
        en: "Not scored on this day, so its edits change nothing here.",
        zh: "这一天不按它计分，它的改动这里看不出影响。")
      : Message(en: "Not compared: scored on one side only.", zh: "未比较：只有一边计分。")
  }

  /// The titles of the rule sets that one uses, as far as they are there.
  private static func titles(_ rules: LoadedRuleSet, _ state: State) -> [String: Message] {
    Dictionary(
      rules.ruleSet.uses.compactMap { use in
        state.run.graph[use.ruleSet].map { (use.ruleSet, $0.ruleSet.title) }
      }
    ) { first, _ in first }
  }

  /// The edits of rule sets whose results a rule set reads, directly or through others.
  private static func used(
    _ old: LoadedRuleSet, _ new: LoadedRuleSet, _ first: State, _ last: State
  ) -> [EditedRuleSet] {
    var seen: Set<String> = [new.ruleSet.id]
    var waiting = new.ruleSet.uses + old.ruleSet.uses
    var found: [EditedRuleSet] = []
    while !waiting.isEmpty {
      let use = waiting.removeFirst()
      guard seen.insert(use.ruleSet).inserted,
        let before = first.run.graph[use.ruleSet], let after = last.run.graph[use.ruleSet]
      else { continue }
      waiting += after.ruleSet.uses + before.ruleSet.uses
      let edits = RuleEdits.between(
        EditedRules(before, first.catalogue), EditedRules(after, last.catalogue))
      if edits.contains(where: { !$0.isWording }) {
        found.append(
          EditedRuleSet(id: use.ruleSet, title: after.ruleSet.title, edits: edits))
      }
    }
    return found
  }
}

extension LoadedRuleSet {
  /// As reports of a comparison name it.
  var changeSummary: RuleSetSummary {
    RuleSetSummary(
      ruleSet, sha256: Hash.sha256(ruleFiles: program.sources.map(\.text)), isShown: true)
  }
}
