import Diagnostics
import ScorecardModel

/// What regions and parts are called.
struct RegionWords {
  private let ruleSet: RuleSet
  private let names: OperandNames

  /// - Parameter catalogue: without the rule set's derived indicators.
  init(_ ruleSet: RuleSet, catalogue: Catalogue) {
    self.ruleSet = ruleSet
    names = OperandNames(catalogue: catalogue.adding(ruleSet.derived))
  }

  /// The title of a part, after that of its year where a schedule has several.
  func title(of part: RulePart) -> Message {
    let title = ruleSet.title(of: part) ?? Message(verbatim: part.id)
    guard case .item = part, let phase = ruleSet.phase?.title else { return title }
    return Message(
      en: "\(phase.english): \(title.english)", zh: "\(phase.chinese)·\(title.chinese)")
  }

  func text(of region: Region) -> Message {
    switch region.site {
    case .whole: return text(ofPart: region)
    case .measure(let isCondition, let path):
      guard
        let place = ruleSet.places(of: region.part).first(where: { $0.isCondition == isCondition }),
        case .measure(let measure)? = ruleSet.scoring(at: place),
        let part = measure.part(at: path)
      else { return Message(verbatim: "") }
      let holdsOnly = isCondition || measure.asksWhetherHolds(path)
      let text = text(of: region.kind, part, holdsOnly: holdsOnly)
      guard isCondition, case .item = region.part else { return text }
      return Message(en: "when: \(text.english)", zh: "适用条件：\(text.chinese)")
    }
  }

  // MARK: Measures

  private func text(of kind: RegionKind, _ measure: Measure, holdsOnly: Bool) -> Message {
    switch kind {
    case .value(let position):
      return value(position, measure.operands.first.map(names.name))
    case .isTrue(let input): return truth(measure.operands[input], true)
    case .isFalse(let input): return truth(measure.operands[input], false)
    case .missing(let input):
      return input == 0 && measure.inputs.count == 1
        ? say(measure, input, en: "is missing", zh: "缺数据")
        : say(measure, input, en: "is missing", zh: "缺数据")
    case .notApplicable(let input):
      return say(measure, input, en: "is not applicable", zh: "不适用")
    case .dividedByZero(let input):
      return say(measure, input, en: "divides by zero", zh: "除数为零")
    case .sample(let input, let position):
      return value(position, measure.inputs[input].sample.map { names.name($0.size) })
    case .decisive(let part): return decisive(part + 1, measure, holdsOnly: holdsOnly)
    case .nothingEarned:
      return holdsOnly
        ? Message(en: "no condition holds", zh: "没有一个条件成立")
        : Message(en: "no part earns anything", zh: "各种都不得分")
    case .allFull:
      return holdsOnly
        ? Message(en: "every condition holds", zh: "各个条件都成立")
        : Message(en: "every part is full", zh: "各部分都得满")
    default: return course(kind, measure)
    }
  }

  private func say(_ measure: Measure, _ input: Int, en: String, zh: String) -> Message {
    let name = names.name(measure.inputs[input])
    return Message(en: "\(name.english) \(en)", zh: "\(name.chinese) \(zh)")
  }

  private func value(_ position: LimitPosition, _ name: Message?) -> Message {
    let (english, chinese) = (name?.english ?? "", name?.chinese ?? "")
    switch position {
    case .below(let limit):
      return Message(en: "\(english) below \(limit.plain)", zh: "\(chinese) 低于 \(limit.plain)")
    case .on(let limit):
      return Message(en: "\(english) just \(limit.plain)", zh: "\(chinese) 恰好 \(limit.plain)")
    case .between(let low, let high):
      return Message(
        en: "\(english) between \(low.plain) and \(high.plain)",
        zh: "\(chinese) 在 \(low.plain) 和 \(high.plain) 之间")
    case .above(let limit):
      return Message(en: "\(english) above \(limit.plain)", zh: "\(chinese) 高于 \(limit.plain)")
    }
  }

  private func truth(_ operand: Operand, _ isTrue: Bool) -> Message {
    let name = names.name(operand)
    if case .indicator(let index) = operand, names.catalogue[index].type == .boolean {
      return Message(
        en: "\(name.english) is \(isTrue ? "yes" : "no")",
        zh: "\(name.chinese) 为“\(isTrue ? "是" : "否")”")
    }
    return Message(
      en: "\(name.english) is \(isTrue ? "not " : "")zero",
      zh: "\(name.chinese) \(isTrue ? "不" : "")为 0")
  }

  private func decisive(_ number: Int, _ measure: Measure, holdsOnly: Bool) -> Message {
    switch measure {
    case .bestOf:
      holdsOnly
        ? Message(en: "only condition \(number) holds", zh: "只有第 \(number) 个条件成立")
        : Message(en: "part \(number) alone is the best", zh: "只有第 \(number) 种最高")
    case .worstOf:
      holdsOnly
        ? Message(en: "only condition \(number) fails", zh: "只有第 \(number) 个条件不成立")
        : Message(en: "part \(number) alone is the least", zh: "只有第 \(number) 种最低")
    default:
      Message(en: "only part \(number) is not full", zh: "只有第 \(number) 部分没有得满")
    }
  }

  /// Of measures that look beyond a unit's own values.
  private func course(_ kind: RegionKind, _ measure: Measure) -> Message {
    let name = measure.operands.first.map(names.name) ?? Message(verbatim: "")
    let words: (en: String, zh: String) =
      switch kind {
      case .behindTarget: ("misses its target", "没有达到目标")
      case .onTarget: ("is just on target", "恰好达到目标")
      case .beyondTarget: ("is beyond its target", "超过目标")
      case .targetNotPositive: ("has a target of zero or less", "目标为 0 或负数")
      case .notBegun: ("is not better than the baseline", "不比基期好")
      case .behindPath: ("is behind where it should be", "落后于应达值")
      case .onPath: ("is just where it should be", "恰好等于应达值")
      case .beyondPath: ("is ahead, short of the goal", "超过应达值、未到目标")
      case .goalMet: ("meets its goal", "达到目标")
      case .heldWithin: ("held: within the tolerance", "保持：比目标差得不到容许值")
      case .heldOn: ("held: just the tolerance off", "保持：恰好差容许值")
      case .heldBeyond: ("held: beyond the tolerance", "保持：比目标差得超过容许值")
      case .lowest: ("is the lowest of its group", "在同组中最低")
      case .inside: ("is inside its group", "在同组中居中")
      case .highest: ("is the highest of its group", "在同组中最高")
      case .alone: ("is alone in its group", "同组只有一个单位有数据")
      default: ("", "")
      }
    return Message(en: "\(name.english) \(words.en)", zh: "\(name.chinese) \(words.zh)")
  }

  // MARK: Parts

  private func text(ofPart region: Region) -> Message {
    switch region.kind {
    case .needMissing(let position):
      return need(region.part, position, en: "is missing", zh: "缺数据")
    case .needNotApplicable(let position):
      return need(region.part, position, en: "is not applicable", zh: "不适用")
    case .state(let name):
      return Message(en: "the process is in '\(name)'", zh: "流程到“\(name)”")
    case .holds, .fails, .unknown: return condition(region)
    default: return Self.plain[region.kind] ?? Message(verbatim: "")
    }
  }

  private func need(_ part: RulePart, _ position: Int, en: String, zh: String) -> Message {
    guard let index = ruleSet.items.indices.first(where: { ruleSet.part(ofItem: $0) == part })
    else { return Message(en: en, zh: zh) }
    let name = names.catalogue[ruleSet.items[index].needs[position]].title
    return Message(en: "\(name.english) \(en)", zh: "\(name.chinese) \(zh)")
  }

  private func condition(_ region: Region) -> Message {
    let what: Message
    switch region.part {
    case .item: what = Message(en: "its 'when'", zh: "适用条件")
    case .grade: what = Message(en: "its 'when', with enough points,", zh: "分数够时，另加的条件")
    default: what = Message(en: "the condition", zh: "条件")
    }
    switch region.kind {
    case .holds: return Message(en: "\(what.english) holds", zh: "\(what.chinese)成立")
    case .fails: return Message(en: "\(what.english) does not hold", zh: "\(what.chinese)不成立")
    default:
      return Message(
        en: "nobody knows whether \(what.english) holds", zh: "\(what.chinese)缺数据，不知道是否成立")
    }
  }

  private static let plain: [RegionKind: Message] = [
    .leftOut: Message(en: "left out for want of data", zh: "缺数据，不计入"),
    .capLowers: Message(en: "the cap lowers the grade", zh: "限档压低等次"),
    .capLeaves: Message(en: "the cap leaves the grade as it is", zh: "成立，但等次本来就不高于限档"),
    .belowCap: Message(en: "points below the cap", zh: "不到上限"),
    .onCap: Message(en: "points up to the cap", zh: "达到上限"),
    .aboveCap: Message(en: "points above the cap, which are cut", zh: "超过上限，超出的不计"),
    .given: Message(en: "given", zh: "评上"),
    .onLine: Message(en: "the total is just on the line", zh: "总分恰好在分数线上"),
    .belowLine: Message(en: "the total is less than a unit below the line", zh: "总分比分数线低不到 1 个单位"),
    .sectionDecides: Message(
      en: "enough points, but a section has too few", zh: "总分够，有一级项得分率不够"),
    .sectionOnLine: Message(
      en: "enough points, and a section just on its line", zh: "总分够，有一级项得分率恰好在线上"),
    .yearDecides: Message(en: "enough points, but a year has too few", zh: "总分够，有一年不够"),
    .yearOnLine: Message(en: "enough points, and a year just on its line", zh: "总分够，有一年恰好在线上"),
    .quotaLimits: Message(en: "more units than the quota admits", zh: "超出名额，有单位落选"),
    .quotaAdmits: Message(en: "a unit keeps the grade", zh: "名额以内评上"),
    .tooMuchMissing: Message(en: "not assessable: too much is missing", zh: "缺数据过多，无法评定"),
    .tooMuchNotApplicable: Message(
      en: "not assessable: too much is not applicable", zh: "不适用过多，无法评定"),
    .passLineHolds: Message(
      en: "a bonus that would lift the base to the pass line", zh: "加分本会把分数抬到 pass_line，被压住"),
    .passLineFree: Message(en: "a bonus that the pass line lets be", zh: "加分不受 pass_line 影响"),
  ]
}

extension Double {
  /// As a rule file may write it.
  var plain: String { Points(exactly: self)?.description ?? "\(self)" }
}
