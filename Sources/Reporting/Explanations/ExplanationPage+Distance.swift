import Diagnostics
import ScorecardModel

/// What the unit lacks for the next grade, and ways there.
extension ExplanationPage {
  var distance: [ExplanationBlock] {
    guard let distance = explanation.distance else { return ending }
    let name = ruleSet.grades[distance.target].name
    var blocks: [ExplanationBlock] = [
      .heading(Message(en: "To the grade \(name)", zh: "离“\(name)”还差什么")),
      .bullets(lacks(distance)),
    ]
    if !distance.alone.isEmpty {
      blocks += [
        .line(
          Message(
            en: "Any one of these would do, each scored anew with only these values changed:",
            zh: "做到以下任何一项就够了（每一项都改动数据重新计过分）：")),
        .bullets(distance.alone.map(step)),
      ]
    } else if distance.reachesTogether {
      blocks += [
        .line(
          Message(
            en: "No single step known reaches it. These together do, scored anew; each step is the "
              + "one that helps most, so a smaller set may exist:",
            zh: "没有单独一项就够的。以下各项一起做到就够了（重新计过分；每步选取效果最大的一项，不一定是最少的组合）：")),
        .bullets(distance.together.map(step)),
      ]
    } else {
      blocks.append(
        .line(
          Message(
            en: "No change of the values that the rules read is known to reach it.",
            zh: "改动规则所读的数据，没有找到能达到的办法。")))
      if let last = distance.together.last, distance.together.count > 1 {
        let (count, total) = (
          distance.together.count, last.total.text(decimals: ruleSet.decimals)
        )
        blocks.append(
          .line(
            Message(
              en: "The \(count) steps that help most come to \(total) together, which does not do.",
              zh: "效果最大的\(count)项一起做到，总分到\(total)分，仍达不到。")))
      }
    }
    if !distance.others.isEmpty {
      blocks += [
        .line(
          Message(
            en: distance.alone.isEmpty
              ? "What each item could gain alone:" : "Other items below full:",
            zh: distance.alone.isEmpty ? "各项单独能提高多少：" : "其他还能提高的：")),
        .bullets(distance.others.map(step)),
      ]
    }
    if !distance.unknown.isEmpty { blocks.append(.line(unknown(distance.unknown))) }
    if distance.isBounded { blocks.append(.line(bounded)) }
    return blocks
  }

  /// Said where there is no next grade to speak of.
  private var ending: [ExplanationBlock] {
    guard card.grade == 0, explanation.onlyItem == nil else { return [] }
    return [
      .heading(Message(en: "Next grade", zh: "下一个等次")),
      .line(Message(en: "This is the best grade.", zh: "已经是最高等次。")),
    ]
  }

  private func lacks(_ distance: GradeDistance) -> [Message] {
    var lines: [Message] = []
    if distance.pointsShort > .zero {
      let short = distance.pointsShort
      lines.append(Message(en: "the total is \(short) short", zh: "总分差\(short)分"))
    }
    for (section, points) in distance.sectionsShort {
      let title = ruleSet.sections[section].title
      lines.append(
        Message(
          en: "“\(title.english)” is \(points) points short", zh: "“\(title.chinese)”差\(points)分"))
    }
    if distance.lacksCondition, let condition = ruleSet.grades[distance.target].condition {
      let clause = words.condition(condition)
      lines.append(
        Message(en: "it must hold that \(clause.english)", zh: "还要满足：\(clause.chinese)"))
    }
    for gate in distance.gates {
      let gate = ruleSet.gates[gate]
      let (title, clause) = (gate.title, words.condition(gate.condition))
      lines.append(
        Message(
          en: "the gate “\(title.english)” stands in the way: \(clause.english)",
          zh: "“\(title.chinese)”限档：\(clause.chinese)"))
    }
    if lines.isEmpty { lines.append(enough(distance)) }
    return lines + distance.places.map(places)
  }

  private func enough(_ distance: GradeDistance) -> Message {
    let name = ruleSet.grades[distance.target].name
    guard distance.isPushedDown, let grade = card.grade else {
      return Message(en: "the score is enough", zh: "分数已够")
    }
    let now = ruleSet.grades[grade].name
    return Message(
      en: "the score is enough for \(name), but the quota limits it to \(now)",
      zh: "分数已够“\(name)”，因名额限制定为“\(now)”")
  }

  /// `名额已满：江北区47个单位中“示范”有4个名额，其他单位已占4个；总分要达到96.34分……`.
  private func places(_ places: QuotaPlaces) -> Message {
    let group =
      explanation.result.units.group(places.quota.within, of: explanation.row)
      .map {
        Message(en: "the \(places.units) units of \($0.name)", zh: "\($0.name)的\(places.units)个单位")
      }
      ?? places.quota.within.members
      + Message(en: " (\(places.units))", zh: "\(places.units)个")
    let name = ruleSet.grades[places.quota.grade].name
    let (count, taken) = (places.places, places.holders)
    guard let least = places.least(decimals: ruleSet.decimals) else {
      return Message(
        en: "the quota leaves a place: of \(group.english), \(count) may be \(name), and "
          + (taken == 0
            ? "none of the others is" : "\(taken) of the others \(taken == 1 ? "is" : "are")"),
        zh: "名额未满：\(group.chinese)中，“\(name)”名额\(count)个，"
          + (taken == 0 ? "其他单位都没有占用" : "其他单位占\(taken)个"))
    }
    let total = least.text(decimals: ruleSet.decimals)
    let isTied = taken < count
    return Message(
      en: "the quota is full: of \(group.english), \(count) may be \(name), and \(taken) others are"
        + (isTied ? ", the rest being withheld from tied units" : "")
        + "; a place takes a total of \(total), among the first \(count)",
      zh: "名额已满：\(group.chinese)中，“\(name)”名额\(count)个，其他单位已占\(taken)个"
        + (isTied ? "（并列者都不取，故有空缺）" : "")
        + "；总分达到\(total)分，排进前\(count)名，才能取得名额")
  }

  /// Said where not everything was tried.
  private var bounded: Message {
    Message(
      en: "The search ended early, since every trial scores a large group anew: further or "
        + "smaller steps may exist.",
      zh: "每试一次都要把一大组单位重新计分，查找到一定次数为止：可能还有别的办法，或更小的改动。")
  }

  /// `活动次数：团组织活动次数由9次提高到12次，总分+3，到84.21分`.
  private func step(_ step: GradeStep) -> Message {
    let title = ruleSet.title(of: step.place)
    let changes = Message.list(step.changes.map(change))
    let total = step.total.text(decimals: ruleSet.decimals)
    let gain = (step.gain > .zero ? "+" : "") + step.gain.description
    let grade = step.grade.map { ruleSet.grades[$0].name }
    let isLimited = step.isQuotaLimited
    return Message(
      en: "\(title.english): \(changes.english); total \(gain), to \(total)"
        + (grade.map { ", \($0)" } ?? "") + (isLimited ? " (the quota is full)" : ""),
      zh: "\(title.chinese)：\(changes.chinese)；总分\(gain)，到\(total)分"
        + (grade.map { "，\($0)" } ?? "") + (isLimited ? "（名额已满）" : ""))
  }

  private func change(_ change: GradeStep.Change) -> Message {
    let operand = Operand.indicator(change.indicator)
    let title = words.formula(operand)
    let from = explanation.reader.text(change.from, of: operand)
    let to = explanation.reader.text(.value(change.to), of: operand)
    return Message(
      en: "\(title.english) from \(from.english) to \(to.english)",
      zh: "\(title.chinese)由\(from.chinese)到\(to.chinese)")
  }

  private func unknown(_ items: [Int]) -> Message {
    let titles = Message.list(items.map { ruleSet.items[$0].title })
    return Message(
      en: "Not computable here (rule functions, results of other rule sets, or no better value "
        + "known): \(titles.english).",
      zh: "以下各项不能在这里推算（按规则函数计分、取自其他规则集的结果，或没有可改的数据）：\(titles.chinese)。")
  }
}
