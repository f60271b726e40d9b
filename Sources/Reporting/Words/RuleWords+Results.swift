import Diagnostics
import ScorecardModel

/// What turns scores into results, in words.
extension RuleWords {
  // MARK: Gates, grades, quotas

  /// `空心团组织：团员数为0人的，“有组织”记0分，等次最高为未达标，标注“空心”。`
  package func gate(_ gate: Gate) -> Message {
    let (title, condition) = (gate.title, condition(gate.condition))
    let effects = Message.joined(effects(of: gate), en: ", ", zh: "，")
    return Message(
      en: "\(title.english): where \(condition.english): \(effects.english).",
      zh: "\(title.chinese)：\(condition.chinese)的，\(effects.chinese)。")
  }

  /// What a gate does where it holds.
  package func effects(of gate: Gate) -> [Message] {
    var effects: [Message] = []
    if let zero = gate.zero {
      let title = ruleSet.title(of: zero)
      effects.append(
        Message(en: "“\(title.english)” scores 0", zh: "“\(title.chinese)”记0分"))
    }
    if let cap = gate.cap {
      let name = ruleSet.grades[cap].name
      effects.append(Message(en: "the grade is \(name) at most", zh: "等次最高为\(name)"))
    }
    if let flag = gate.flag {
      effects.append(Message(en: "flagged “\(flag)”", zh: "标注“\(flag)”"))
    }
    return effects
  }

  /// `示范：总分不低于90分，且每个一级考核项的得分率不低于80%。`
  package func grade(_ index: Int) -> Message {
    let name = ruleSet.grades[index].name
    let conditions = conditions(ofGrade: index)
    if conditions.isEmpty {
      let isGivenByGates = ruleSet.grades[..<index].contains(where: \.isUnconditional)
      return isGivenByGates
        ? Message(en: "\(name): given by gates only.", zh: "\(name)：只由否决、限档条件给出。")
        : Message(en: "\(name): all others.", zh: "\(name)：其余。")
    }
    let list = Message.joined(conditions, en: " and ", zh: "，且")
    return Message(en: "\(name): \(list.english).", zh: "\(name)：\(list.chinese)。")
  }

  /// What a grade asks for; empty for one that asks for nothing.
  package func conditions(ofGrade index: Int) -> [Message] {
    let grade = ruleSet.grades[index]
    var conditions: [Message] = []
    if let minimum = grade.minimum {
      conditions.append(
        Message(
          en: "a total of \(minimum) or more", zh: "总分不低于\(PointsWords.of(minimum).chinese)"))
    }
    if let share = grade.eachSection, ruleSet.finalOf.isEmpty {
      let percent = PointsWords.percent(share)
      conditions.append(
        Message(
          en: "\(percent) or more of the points of every section",
          zh: "每个一级考核项的得分率不低于\(percent)"))
    }
    if let least = grade.eachYear, !ruleSet.finalOf.isEmpty {
      conditions.append(
        Message(
          en: "\(least) or more in every year", zh: "每一年都不低于\(PointsWords.of(least).chinese)"))
    }
    if let condition = grade.condition { conditions.append(self.condition(condition)) }
    return conditions
  }

  package func quota(_ quota: Quota) -> Message {
    let (name, share) = (ruleSet.grades[quota.grade].name, PointsWords.percent(quota.share))
    let group = quota.within.members
    return Message(
      en: "\(name): at most \(share) of \(group.english), rounded down, but at least 1; "
        + "from the highest total down; of equal totals across the limit none holds it; "
        + "who is left out gets the next grade and is flagged “quota limit”.",
      zh: "\(name)不超过\(group.chinese)总数的\(share)（舍去小数，至少1个），按总分从高到低确定；"
        + "并列跨过名额线的，并列者都不取；落选的降一个等次，标注“名额限制”，分数不变。")
  }

  package var ranking: Message {
    let (group, smallest) = (ruleSet.ranking.within.members, ruleSet.ranking.smallest)
    return Message(
      en: "Ranked by total among \(group.english); equal totals share a rank and the next is "
        + "skipped; what is not assessable is not ranked, nor is a group with fewer than "
        + "\(smallest) assessed units.",
      zh: "在\(group.chinese)中按总分排名；并列的名次相同，下一名次跳过；无法评定的不排，已评定的不足\(smallest)个的不排。")
  }

  /// 达标率: which grades count as having met the standard.
  package var met: Message? {
    guard ruleSet.grades.indices.contains(ruleSet.metGrade), ruleSet.grades.count > 1 else {
      return nil
    }
    let name = ruleSet.grades[ruleSet.metGrade].name
    if ruleSet.metGrade == 0 {
      return Message(en: "\(name) counts as having met the standard.", zh: "\(name)计入达标率。")
    }
    return Message(
      en: "\(name) and better count as having met the standard.", zh: "\(name)及以上计入达标率。")
  }

  // MARK: The total

  /// How the sections make the total, and how it is published.
  package var total: [Message] {
    let (full, decimals) = (PointsWords.of(ruleSet.total), ruleSet.decimals)
    var sentences: [Message] = [combination]
    if !ruleSet.bonuses.isEmpty || !ruleSet.deductions.isEmpty {
      sentences.append(
        Message(
          en: "Bonuses and deductions are outside the full \(full.english); a total may be above "
            + "it and is not below 0.",
          zh: "加分、扣分在满分\(full.chinese)以外，总分可以超过满分，不低于0分。"))
    }
    if let line = ruleSet.passLine {
      sentences.append(
        Message(
          en: "A bonus never lifts a score below \(line) to \(line) or more.",
          zh: "加分不能把不足\(line)分的抬到\(line)分及以上。"))
    }
    sentences.append(
      Message(
        en: "Each item's points are rounded half up to 0.000001, the total to \(decimals) "
          + "decimals; grade and rank go by the published total.",
        zh: "各项得分四舍五入到0.000001分，总分四舍五入到\(decimals)位小数后公布；等次和名次以公布的总分为准。"))
    return sentences
  }

  private var combination: Message {
    let full = PointsWords.of(ruleSet.total)
    switch ruleSet.combination {
    case .sum:
      return Message(
        en: "The total is the sum of the items' points, \(full.english) in all.",
        zh: "总分为各项得分之和，满分\(full.chinese)。")
    case .geometric:
      return Message(
        en: "The total is \(full.english) × the geometric mean of the sections' shares of their "
          + "points, weighted by their points; 0 where a section has none.",
        zh: "总分 = \(full.chinese) × 各一级考核项得分率按分值加权的几何平均；有一个一级考核项得0分的，总分为0分。")
    case .minimum:
      return Message(
        en: "The total is \(full.english) × the least of the sections' shares of their points.",
        zh: "总分 = \(full.chinese) × 各一级考核项中最低的得分率。")
    case .function(let slot):
      let place = condition(.function(slot))
      return Message(
        en: "The total is made from the sections' points by a function: \(place.english).",
        zh: "总分由规则函数从各一级考核项的得分合成，满分\(full.chinese)：\(place.chinese)。")
    }
  }

  // MARK: Special cases

  /// What becomes of what does not apply, of missing data, and when nothing is published.
  /// - Parameter others: measures of the same schedule's other years.
  func specialCases(_ others: [Measure] = []) -> [Message] {
    [notApplicable, missing] + partlyMissing(ruleSet.allMeasures + others) + [notAssessable]
  }

  private var notApplicable: Message {
    switch ruleSet.rescaling {
    case .total:
      Message(
        en:
          "Not applicable: the item does not count, and the rest is scaled up to the full points.",
        zh: "不适用：该项不计入，其余各项按比例折算到满分。")
    case .section:
      Message(
        en: "Not applicable: the item does not count, and the rest of its section is scaled up to "
          + "the section's points; a section without any item that counts leaves, and the others "
          + "are scaled up to the full points.",
        zh: "不适用：该项不计入，本一级考核项内其余各项按比例折算，一级考核项的满分不变；"
          + "一级考核项内没有适用项目的，由其余一级考核项按比例折算到满分。")
    }
  }

  private var missing: Message {
    let adjusts = !ruleSet.bonuses.isEmpty || !ruleSet.deductions.isEmpty
    return Message(
      en: "Missing data: the item scores 0 and is flagged “data missing”"
        + (adjusts ? "; a bonus or deduction is 0." : "."),
      zh: "缺数据：该项记0分，标注“缺数据”" + (adjusts ? "；加分、扣分缺数据的为0分。" : "。"))
  }

  /// What parts of an item without data mean, for the measures that the rule set has.
  private func partlyMissing(_ measures: [Measure]) -> [Message] {
    var sentences: [Message] = []
    if measures.contains(where: { if case .countOf = $0 { true } else { false } }) {
      sentences.append(
        Message(
          en: "Counts: what is missing counts as no; what is not applicable leaves, and the points "
            + "are shared out among the others.",
          zh: "按项数计分的：缺数据的一项按“否”计；不适用的一项不计入，分值由其余各项平分。"))
    }
    if measures.contains(where: { if case .weighted = $0 { true } else { false } }) {
      sentences.append(
        Message(
          en: "Sums of parts: a part without data scores 0; a part that is not applicable leaves, "
            + "and the points are shared out among the others.",
          zh: "分部分计分的：缺数据的部分得0分；不适用的部分不计入，分值由其余部分按比例分摊。"))
    }
    if measures.contains(where: { if case .bestOf = $0 { true } else { false } }) {
      sentences.append(
        Message(
          en: "The best of several: what has no data is left out.", zh: "取最高的：缺数据、不适用的不看。"))
    }
    if measures.contains(where: { $0.operands.contains(where: \.divides) }) {
      sentences.append(
        Message(
          en: "A division by zero counts as missing data and is flagged “division by zero”.",
          zh: "除数为0的，按缺数据处理，标注“除数为零”。"))
    }
    if measures.contains(where: \.looksAtPeers) {
      sentences.append(
        Message(
          en: "Comparisons with other units: not applicable where no other unit has a value.",
          zh: "与其他单位比较的：组内只有一个单位有数据的，不适用。"))
    }
    if !ruleSet.gates.isEmpty {
      sentences.append(
        Message(
          en: "A gate whose data is missing has no effect; the unit is flagged “data missing”.",
          zh: "否决、限档条件缺数据的，不起作用，标注“缺数据”。"))
    }
    return sentences
  }

  private var notAssessable: Message {
    let (left, missing) = (
      PointsWords.percent(ruleSet.maxNotApplicable), PointsWords.percent(ruleSet.maxMissing)
    )
    return Message(
      en: "Not assessable, without total, grade or rank: more than \(left) of the points not "
        + "applicable, more than \(missing) without data, or a rule error.",
      zh: "无法评定：不适用的分值超过满分的\(left)，或缺数据的分值超过\(missing)，或规则出错的，不公布总分、等次和名次。")
  }
}

extension RuleSet {
  func title(of target: ZeroTarget) -> Message {
    switch target {
    case .section(let section): sections[section].title
    case .item(let item): items[item].title
    }
  }

  /// Every measure of the rule set and every part of one.
  var allMeasures: [Measure] { measures.flatMap { $0.all.map(\.measure) } }
}

extension Measure {
  var looksAtPeers: Bool { if case .peer = self { true } else { false } }
}

extension Operand {
  fileprivate var divides: Bool {
    switch self {
    case .indicator: false
    case .ratio: true
    case .sum(let terms): terms.contains(where: \.divides)
    case .change(let inner, _): inner.divides
    case .gap(let left, let right): left.divides || right.divides
    case .sampled(let inner, let size, _): inner.divides || size.divides
    }
  }
}
