import Diagnostics
import ScorecardModel

/// Parts, causes and effects in words, for every form of a comparison that people read.
struct DiffWords: Sendable {
  private let comparison: ScoreComparison
  /// Of used rule sets, by id.
  private let titles: [String: Message]

  init(_ compared: ComparedRuleSet) {
    comparison = compared.comparison
    titles = compared.titles
  }

  // MARK: Parts of a total

  /// What moved points, in a step.
  func title(_ part: ScorePart, _ step: ComparisonStep) -> Message {
    switch part {
    case .item(let id): Self.find(step, id, \.items).map(\.title) ?? Message(verbatim: id)
    case .gate(let id):
      Self.find(step, id, \.gates).map(\.title).map {
        Message(en: "set to 0: \($0.english)", zh: "记零：\($0.chinese)")
      } ?? Message(verbatim: id)
    case .bonus(let id): Self.find(step, id, \.bonuses).map(\.title) ?? Message(verbatim: id)
    case .deduction(let id): Self.find(step, id, \.deductions).map(\.title) ?? Message(verbatim: id)
    case .rescaling: Message(en: "rescaling", zh: "折算")
    case .combination: Message(en: "combination", zh: "总分合成")
    case .passLine: Message(en: "pass line", zh: "合格线")
    case .adjustment: Message(en: "decided points", zh: "调整")
    case .floor: Message(en: "not below 0", zh: "不低于0分")
    case .rounding: Message(en: "rounding", zh: "四舍五入")
    }
  }

  private static func find<Part: Identified>(
    _ step: ComparisonStep, _ id: String, _ parts: (RuleSet) -> [Part]
  ) -> Part? {
    (parts(step.new.ruleSet) + parts(step.old.ruleSet)).first { $0.id == id }
  }

  /// Rule sets and values that an amount came through, for an item; empty where its own rule did it.
  func details(
    _ part: ScorePart, _ change: UnitChange, _ step: Int, _ style: TextStyle
  ) -> [String] {
    guard case .item(let id) = part else { return [] }
    if comparison.steps[step].source == .rules {
      return comparison.ruleSetsBehind(item: id, change, step).map { ruleSet in
        let title = titles[ruleSet] ?? Message(verbatim: ruleSet)
        return style.say(
          Message(
            en: "through results of \(title.english)", zh: "经由《\(title.chinese)》的结果"))
      }
    }
    return comparison.values(ofItem: id, change, step).map { value in
      let moment = value.moment == .current ? "" : style.say(value.moment.title)
      let (old, new) = (
        style.value(value.old, value.indicator), style.value(value.new, value.indicator)
      )
      return "\(moment)\(style.say(value.indicator.title)) \(old)→\(new)"
    }
  }

  // MARK: Causes of grades

  func text(_ cause: GradeCause, _ step: ComparisonStep) -> Message {
    switch cause {
    case .standing(let standing): Self.reason(standing)
    case .total(let grade, let line, true):
      Message(en: "total reaches \(line) (\(grade))", zh: "总分达到\(grade)线 \(line) 分")
    case .total(let grade, let line, false):
      Message(en: "total below \(line) (\(grade))", zh: "总分低于\(grade)线 \(line) 分")
    case .section(let id, let grade, let isReached):
      Self.find(step, id, \.sections).map(\.title).map {
        isReached
          ? Message(
            en: "\($0.english) reaches the least share for \(grade)",
            zh: "“\($0.chinese)”得分率达到\(grade)要求")
          : Message(
            en: "\($0.english) below the least share for \(grade)",
            zh: "“\($0.chinese)”得分率低于\(grade)要求")
      } ?? Message(verbatim: id)
    case .condition(let grade):
      Message(en: "condition of \(grade)", zh: "\(grade)的条件")
    case .line(let grade):
      Message(en: "what \(grade) asks for was edited", zh: "\(grade)的标准有改动")
    case .gate(let id):
      Self.find(step, id, \.gates).map(\.title).map {
        Message(en: "gate: \($0.english)", zh: "限档：\($0.chinese)")
      } ?? Message(verbatim: id)
    case .quota(let grade): Message(en: "quota of \(grade)", zh: "\(grade)名额")
    }
  }

  private static func reason(_ standing: Standing) -> Message {
    switch standing {
    case .assessed: Message(en: "assessable", zh: "可以评定")
    case .tooMuchNotApplicable: Message(en: "too much not applicable", zh: "不适用的分值过多")
    case .tooMuchMissing: Message(en: "too much data missing", zh: "缺数据的分值过多")
    case .failed: Message(en: "rule error", zh: "规则出错")
    }
  }

  // MARK: Edits

  /// `二级项“每周开放时间”（opening_hours，第 210 行）`.
  static func heading(_ edit: RuleEdit) -> Message {
    let (id, title) = (edit.part.id, edit.title)
    var places = edit.part.kind == .ruleset || id == title.chinese ? [] : [Message(verbatim: id)]
    if let line = edit.newLine ?? edit.oldLine {
      places.append(Message(en: "line \(line)", zh: "第 \(line) 行"))
    }
    let place =
      places.isEmpty
      ? Message(verbatim: "") : Message(en: " ", zh: "") + .list(places).inParentheses
    let kind = kind(edit.part.kind)
    let name =
      edit.part.kind == .ruleset ? title : kind + Message(en: " ", zh: "") + title.quoted
    switch edit.action {
    case .changed: return name + place
    case .added: return Message(en: "new: ", zh: "新增") + name + place
    case .removed: return Message(en: "gone: ", zh: "去掉") + name + place
    }
  }

  private static func kind(_ kind: EditedPart.Kind) -> Message {
    switch kind {
    case .ruleset: Message(en: "rule set", zh: "规则集")
    case .section: Message(en: "section", zh: "一级项")
    case .item: Message(en: "item", zh: "二级项")
    case .bonus: Message(en: "bonus", zh: "加分项")
    case .deduction: Message(en: "deduction", zh: "扣分项")
    case .gate: Message(en: "gate", zh: "否决、限档条件")
    case .grade: Message(en: "grade", zh: "等次")
    case .quota: Message(en: "quota", zh: "名额")
    case .use: Message(en: "use", zh: "引用")
    case .schedule: Message(en: "schedule", zh: "三年计划")
    case .phase: Message(en: "phase", zh: "阶段")
    case .process: Message(en: "process", zh: "流程")
    case .shown: Message(en: "shown indicators", zh: "展示指标")
    case .indicator: Message(en: "indicator", zh: "指标")
    }
  }

  /// What an edit did, in a sentence; nil where it did nothing, and where that cannot be told apart.
  static func text(_ effect: PartEffect?, _ decimals: Int) -> Message? {
    guard let effect, !effect.isNone else { return nil }
    var parts: [Message] = []
    let moved = effect.up + effect.down
    if moved > 0 {
      let sum = SignedText.of(effect.amount)
      parts.append(
        Message(
          en: "total of \(moved) units: up \(effect.up), down \(effect.down), \(sum) points in all",
          zh: "\(moved) 个单位总分变化：升 \(effect.up)，降 \(effect.down)，合计 \(sum) 分"))
    }
    if effect.touched > moved {
      parts.append(
        Message(
          en: "makes a difference for \(effect.touched) units",
          zh: "\(effect.touched) 个单位的结果不同"))
    }
    if effect.grades > 0 {
      parts.append(
        Message(en: "grade of \(effect.grades) units", zh: "\(effect.grades) 个单位等次变化"))
    }
    return .clauses(parts)
  }
}

/// Amounts with their sign.
enum SignedText {
  /// The shortest exact decimal: `+0.5`, `-3`, `0`.
  static func of(_ points: Points) -> String { points > .zero ? "+\(points)" : "\(points)" }

  /// With exactly `decimals` decimals; finer digits are cut.
  static func of(_ points: Points, decimals: Int) -> String {
    (points > .zero ? "+" : "") + points.text(decimals: decimals)
  }
}

/// A part of a rule set that has an id and a title.
private protocol Identified {
  var id: String { get }
}

extension Item: Identified {}
extension Section: Identified {}
extension Gate: Identified {}
extension Adjustment: Identified {}
