import Diagnostics
import LuaSyntax
import Reporting
import ScorecardModel

/// The rule set itself, grades, quotas, and what it hangs together with.
extension RuleEdits {
  mutating func compareRuleSet() {
    let (before, after) = (old.ruleSet, new.ruleSet)
    setting("id", Message(en: "id", zh: "代号"), before.id, after.id, isWording: true) {
      Message(verbatim: $0)
    }
    setting(
      "version", Message(en: "version", zh: "版本"), before.version, after.version, isWording: true
    ) {
      Message(verbatim: $0)
    }
    setting("title", Message(en: "title", zh: "名称"), before.title, after.title, isWording: true) {
      $0
    }
    setting("source", Message(en: "source", zh: "依据"), before.source, after.source, isWording: true)
    {
      $0.isEmpty ? nil : Message(verbatim: $0)
    }
    setting("unit", Message(en: "units", zh: "考核对象"), before.levels, after.levels) {
      EditWords.list($0.map(\.title))
    }
    setting(
      "total", Message(en: "full points", zh: "满分"), before.total, after.total, EditWords.points)
    setting(
      "decimals", Message(en: "published decimals", zh: "公布的小数位数"), before.decimals,
      after.decimals, EditWords.number)
    compareCombination()
    setting("rescale", Message(en: "rescaled among", zh: "折算范围"), before.rescaling, after.rescaling)
    {
      $0 == .total
        ? Message(en: "all items", zh: "全部考核项") : Message(en: "the section", zh: "本一级项")
    }
    setting("rank", Message(en: "ranked", zh: "排名范围"), before.ranking, after.ranking) {
      let (group, smallest) = ($0.within.title, $0.smallest)
      return Message(
        en: "\(group.english), from \(smallest) units", zh: "\(group.chinese)，不少于 \(smallest) 个")
    }
    setting("met", Message(en: "standard met from", zh: "达标等次"), met(before), met(after)) {
      $0.map { Message(verbatim: $0) }
    }
    setting("pass_line", Message(en: "pass line", zh: "合格线"), before.passLine, after.passLine) {
      $0.map(EditWords.points)
    }
    setting(
      "max_not_applicable", Message(en: "most not applicable", zh: "不适用的上限"),
      before.maxNotApplicable, after.maxNotApplicable, EditWords.share)
    setting(
      "max_missing", Message(en: "most missing", zh: "缺数据的上限"), before.maxMissing,
      after.maxMissing, EditWords.share)
    setting(
      "self_margin", Message(en: "margin of self-assessment", zh: "自评偏高的界限"),
      before.selfMargin, after.selfMargin, EditWords.points)
  }

  private mutating func setting<Value: Equatable>(
    _ name: String, _ title: Message, _ before: Value, _ after: Value, isWording: Bool = false,
    _ say: (Value) -> Message?
  ) {
    let change = field(name, title, before, after, say)
    add(
      isWording
        ? changed(EditedPart(.ruleset, name), title, [], words: [change])
        : changed(EditedPart(.ruleset, name), title, [change]))
  }

  private func met(_ ruleSet: RuleSet) -> String? {
    ruleSet.grades.indices.contains(ruleSet.metGrade)
      ? ruleSet.grades[ruleSet.metGrade].name : nil
  }

  private mutating func compareCombination() {
    let title = Message(en: "combination", zh: "总分合成")
    let part = EditedPart(.ruleset, "combine")
    switch (old.ruleSet.combination, new.ruleSet.combination) {
    case (.function(let before), .function(let after)):
      add(
        changed(
          part, title,
          functions("combine", title, old.loaded.source(before), new.loaded.source(after))))
    case (let before, let after) where before != after:
      add(changed(part, title, [FieldChange("combine", title, before.title, after.title)]))
    default: break
    }
  }

  // MARK: Grades and quotas

  mutating func compareGrades() {
    let (before, after) = (old.ruleSet.grades, new.ruleSet.grades)
    for (oldGrade, newGrade) in Self.pairs(before, after, \.name) {
      switch (oldGrade, newGrade) {
      case (let before?, let after?): add(changed(before, after))
      case (nil, let grade?): add(oneSided(grade, .added))
      case (let grade?, nil): add(oneSided(grade, .removed))
      case (nil, nil): break
      }
    }
    let kept = { (grades: [Grade], others: [Grade]) in
      grades.map(\.name).filter { name in others.contains { $0.name == name } }
    }
    if kept(before, after) != kept(after, before) {
      let order = { (grades: [Grade]) in
        Message(verbatim: grades.map(\.name).joined(separator: "、"))
      }
      let title = Message(en: "order of grades", zh: "等次的次序")
      add(
        changed(
          EditedPart(.ruleset, "grades"), title,
          [FieldChange("grades", title, order(before), order(after))]))
    }
  }

  private func oneSided(_ grade: Grade, _ action: RuleEdit.Action) -> RuleEdit {
    let isNew = action == .added
    let rules = isNew ? new : old
    let index = rules.ruleSet.grades.firstIndex { $0.name == grade.name } ?? 0
    let words = rules.words.grade(index)
    return RuleEdit(
      EditedPart(.grade, grade.name), Message(verbatim: grade.name), action,
      [
        FieldChange(
          "at", Message(en: "asks for", zh: "条件"), isNew ? nil : words, isNew ? words : nil)
      ],
      oldLine: isNew ? nil : grade.line, newLine: isNew ? grade.line : nil)
  }

  private func changed(_ before: Grade, _ after: Grade) -> RuleEdit? {
    var scored: [FieldChange?] = [
      field("at", Message(en: "line", zh: "分数线"), before.minimum, after.minimum) {
        $0.map(EditWords.points)
      }
    ]
    // Of a schedule's final what every year asks for stands in place of this.
    if new.ruleSet.finalOf.isEmpty {
      scored.append(
        field(
          "each_section", Message(en: "least of every section", zh: "每个一级项的得分率不低于"),
          before.eachSection, after.eachSection
        ) { $0.map(EditWords.share) })
    }
    scored.append(
      field(
        "each_year", Message(en: "least of every year", zh: "每一年不低于"), before.eachYear,
        after.eachYear
      ) { $0.map(EditWords.points) })
    scored += scoring(
      "when", Message(en: "condition", zh: "条件"), before.condition, after.condition,
      before.condition.map(old.words.condition), after.condition.map(new.words.condition))
    return changed(
      EditedPart(.grade, after.name), Message(verbatim: after.name), scored,
      lines: (before.line, after.line))
  }

  mutating func compareQuotas() {
    let key = { (rules: EditedRules, quota: Quota) in
      "\(rules.ruleSet.grades[quota.grade].name)/\(quota.within.rawValue)"
    }
    let before = old.ruleSet.quotas.map { (id: key(old, $0), share: $0.share, within: $0.within) }
    let after = new.ruleSet.quotas.map { (id: key(new, $0), share: $0.share, within: $0.within) }
    for (before, after) in Self.pairs(before, after, \.id) {
      guard let quota = after ?? before, before?.share != after?.share else { continue }
      let grade = quota.id.split(separator: "/").first.map(String.init) ?? ""
      let within = quota.within.title
      let action: RuleEdit.Action = before == nil ? .added : after == nil ? .removed : .changed
      add(
        RuleEdit(
          EditedPart(.quota, quota.id),
          Message(en: "\(grade) within \(within.english)", zh: "\(grade)（\(within.chinese)内）"),
          action,
          [
            FieldChange(
              "share", Message(en: "share", zh: "比例"), (before?.share).map(EditWords.share),
              (after?.share).map(EditWords.share))
          ]))
    }
  }

  // MARK: Uses, years, processes, indicators

  mutating func compareUses() {
    // The years of a schedule's final are compared as its items.
    let own = { (ruleSet: RuleSet) in
      ruleSet.uses.filter { use in !ruleSet.finalOf.contains { $0.id == use.alias } }
    }
    for (before, after) in Self.pairs(own(old.ruleSet), own(new.ruleSet), \.alias) {
      guard before?.ruleSet != after?.ruleSet, let use = after ?? before else { continue }
      let action: RuleEdit.Action = before == nil ? .added : after == nil ? .removed : .changed
      add(
        RuleEdit(
          EditedPart(.use, use.alias), Message(verbatim: use.alias), action,
          [
            FieldChange(
              "uses", Message(en: "rule set", zh: "规则集"),
              (before?.ruleSet).map { Message(verbatim: $0) },
              (after?.ruleSet).map { Message(verbatim: $0) })
          ], oldLine: before?.line, newLine: after?.line))
    }
  }

  mutating func compareCourse() {
    let schedule = { (ruleSet: RuleSet) in
      ruleSet.phase?.schedule ?? ruleSet.finalOf.first?.schedule
    }
    let title = Message(en: "schedule", zh: "三年计划")
    let (before, after) = (schedule(old.ruleSet), schedule(new.ruleSet))
    if before != after {
      let dates = { (schedule: Schedule?) -> Message? in
        schedule.map {
          Message(
            en: "\($0.years) years from \($0.start), baseline \($0.baseline)",
            zh: "\($0.start) 起 \($0.years) 年，基期 \($0.baseline)")
        }
      }
      let lights = field(
        "status", Message(en: "status lines", zh: "进度状态的界限"), before?.lights, after?.lights
      ) { $0.map(\.text) }
      add(
        changed(
          EditedPart(.schedule, ""), title,
          [field("schedule", title, dates(before), dates(after)) { $0 }, lights]))
    }
    let process = Message(en: "process", zh: "流程")
    add(
      changed(
        EditedPart(.process, ""), process,
        [
          field("process", process, old.ruleSet.process, new.ruleSet.process) { plan in
            plan.map(\.text)
          }
        ]))
    compareShown()
  }

  private mutating func compareShown() {
    for (before, after) in Self.pairs(old.ruleSet.shown, new.ruleSet.shown, \.id) {
      guard let shown = after ?? before else { continue }
      let ids = { (rules: EditedRules, shown: Shown?) in
        shown?.indicators.map { rules.catalogue[$0].id }
      }
      let change = field(
        "shown", Message(en: "indicators", zh: "指标"), ids(old, before), ids(new, after)
      ) { $0.map { Message(verbatim: $0.joined(separator: "、")) } }
      add(
        changed(
          EditedPart(.shown, shown.id), shown.title, [],
          words: [
            change, before.flatMap { before in after.flatMap { title(before.title, $0.title) } },
          ]))
    }
  }

  /// Indicators of the catalogue that the rules may read and that mean something else.
  mutating func compareIndicators() {
    guard old.catalogue.indicators != new.catalogue.indicators else { return }
    let sources = old.loaded.program.sources + new.loaded.program.sources
    let words = Set(sources.flatMap { LuaText.words($0.text) }.map(\.text))
    for indicator in new.catalogue.indicators {
      guard let index = old.catalogue.index(id: indicator.id) else { continue }
      let before = old.catalogue[index]
      guard before != indicator, words.contains(indicator.id) else { continue }
      let range = { (indicator: Indicator) in
        [indicator.minimum, indicator.maximum]
          .map { $0.map { "\(Points(quantising: $0)?.description ?? "\($0)")" } ?? "" }
          .joined(separator: "…")
      }
      let word = { (text: String) -> Message? in Message(verbatim: text) }
      add(
        changed(
          EditedPart(.indicator, indicator.id), indicator.title,
          [
            field(
              "type", Message(en: "type", zh: "类型"), before.type.rawValue, indicator.type.rawValue,
              word),
            field(
              "direction", Message(en: "direction", zh: "方向"), before.direction.rawValue,
              indicator.direction.rawValue, word),
            field("range", Message(en: "range", zh: "取值范围"), range(before), range(indicator), word),
          ],
          words: [
            title(before.title, indicator.title),
            text(
              "unit", Message(en: "unit", zh: "计量单位"), before.measureUnit, indicator.measureUnit),
          ]))
    }
  }
}

extension Combination {
  fileprivate var title: Message {
    switch self {
    case .sum: Message(en: "sum", zh: "各一级项相加")
    case .geometric: Message(en: "geometric mean", zh: "几何平均")
    case .minimum: Message(en: "the least section", zh: "最低的一级项")
    case .function: Message(en: "a function", zh: "函数")
    }
  }
}

extension Lights {
  fileprivate var text: Message {
    let numbers = [ahead, behind, farBehind, redShare, hold].map { "\($0)" }
    return Message(
      en: "ahead \(numbers[0]), behind \(numbers[1]), far behind \(numbers[2]), share "
        + "\(numbers[3]), hold \(numbers[4])",
      zh: "领先 \(numbers[0])、滞后 \(numbers[1])、严重滞后 \(numbers[2])、占比 \(numbers[3])、保持 \(numbers[4])")
  }
}

extension ProcessPlan {
  fileprivate var text: Message {
    var text = (states + [verdicts.joined(separator: "/")]).joined(separator: "→")
    if let retry {
      text += "（\(retry.from)→\(retry.to) \(retry.times)×\(retry.days)）"
    }
    return Message(verbatim: text)
  }
}
