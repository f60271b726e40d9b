import Diagnostics
import ScorecardModel

/// Explanations for programs: what text says in sentences, in one language, with the numbers
/// beside it.
struct ExplanationJSON {
  let language: Language

  func text(_ explanations: [Explanation]) -> String {
    var bytes = ByteBuffer()
    bytes.open("{")
    bytes.member("schema", "scorecard-explanation/1")
    bytes.member("language", language.rawValue)
    bytes.member("units")
    bytes.open("[")
    for case .unit(let unit) in explanations {
      bytes.separate()
      append(unit, to: &bytes)
    }
    bytes.close("]")
    bytes.member("groups")
    bytes.open("[")
    for case .group(let group) in explanations {
      bytes.separate()
      append(group, to: &bytes)
    }
    bytes.close("]")
    bytes.close("}")
    return String(decoding: bytes.bytes, as: UTF8.self) + "\n"
  }

  private func say(_ message: Message) -> String { message.text(language) }

  private func append(_ messages: [Message], to bytes: inout ByteBuffer) {
    bytes.open("[")
    for message in messages {
      bytes.separate()
      bytes.append(json: say(message))
    }
    bytes.close("]")
  }

  private func append(_ explanation: UnitExplanation, to bytes: inout ByteBuffer) {
    let (card, ruleSet) = (explanation.card, explanation.ruleSet)
    bytes.open("{")
    appendUnit(.row(explanation.row), explanation.result, to: &bytes)
    bytes.member("as_of", explanation.asOf?.description)
    bytes.member("total", card.total, decimals: ruleSet.decimals)
    bytes.member("grade", card.grade.map { ruleSet.grades[$0].name })
    bytes.member("rank", integer: card.rank)
    bytes.member("items")
    bytes.open("[")
    for index in explanation.onlyItem.map({ [$0] }) ?? Array(ruleSet.items.indices) {
      bytes.separate()
      append(index, explanation, to: &bytes)
    }
    bytes.close("]")
    bytes.member("next")
    if let distance = explanation.distance, explanation.onlyItem == nil {
      append(distance, explanation, to: &bytes)
    } else {
      bytes.append("null")
    }
    bytes.close("}")
  }

  private func appendUnit(
    _ reference: UnitReference, _ result: RuleSetResult, to bytes: inout ByteBuffer
  ) {
    let unit = result.units.describe(reference)
    bytes.member("unit")
    bytes.open("{")
    bytes.member("code", unit.code)
    bytes.member("name", unit.name)
    bytes.member("level", unit.level.rawValue)
    bytes.close("}")
    bytes.member("ruleset", result.ruleSet.id)
  }

  private func append(
    _ index: Int, _ explanation: UnitExplanation, to bytes: inout ByteBuffer
  ) {
    let page = ExplanationPage(explanation: explanation)
    let section = explanation.card.sections[explanation.ruleSet.section(ofItem: index)]
    let score = section.items[index - section.section.itemRange.lowerBound]
    bytes.open("{")
    bytes.member("id", score.item.id)
    bytes.member("title", say(score.item.title))
    bytes.member("points", score.item.points)
    bytes.member("score", score.score)
    bytes.member("rule")
    append(explanation.words.item(score.item), to: &bytes)
    bytes.member("values")
    append(page.reading(score.evidence.map(\.reference)).flatMap(\.lines), to: &bytes)
    bytes.member("working")
    append(page.working(index, score), to: &bytes)
    bytes.member("reason", score.reason)
    bytes.close("}")
  }

  private func append(
    _ distance: GradeDistance, _ explanation: UnitExplanation, to bytes: inout ByteBuffer
  ) {
    let (ruleSet, catalogue) = (explanation.ruleSet, explanation.result.catalogue)
    bytes.open("{")
    bytes.member("grade", ruleSet.grades[distance.target].name)
    bytes.member("points_short", distance.pointsShort)
    bytes.member("sections_short")
    bytes.open("{")
    for (section, points) in distance.sectionsShort {
      bytes.separate()
      bytes.append(json: ruleSet.sections[section].id)
      bytes.append(":")
      bytes.append(shortest: points)
    }
    bytes.close("}")
    bytes.member("gates")
    append(distance.gates.map { Message(verbatim: ruleSet.gates[$0].id) }, to: &bytes)
    bytes.member("quota_limited", distance.places.contains(where: \.isFull))
    bytes.member("pushed_down", distance.isPushedDown)
    bytes.member("quotas")
    append(distance.places, explanation, to: &bytes)
    bytes.member("alone")
    append(distance.alone, ruleSet, catalogue, to: &bytes)
    bytes.member("together")
    append(distance.together, ruleSet, catalogue, to: &bytes)
    bytes.member("reaches", distance.reachesTogether || !distance.alone.isEmpty)
    bytes.member("others")
    append(distance.others, ruleSet, catalogue, to: &bytes)
    bytes.member("unknown")
    append(distance.unknown.map { Message(verbatim: ruleSet.items[$0].id) }, to: &bytes)
    bytes.member("bounded", distance.isBounded)
    bytes.close("}")
  }

  private func append(
    _ places: [QuotaPlaces], _ explanation: UnitExplanation, to bytes: inout ByteBuffer
  ) {
    bytes.open("[")
    for places in places {
      bytes.separate()
      bytes.open("{")
      bytes.member("within", places.quota.within.rawValue)
      let group = explanation.result.units.group(places.quota.within, of: explanation.row)
      bytes.member("group", group?.name)
      bytes.member("units", integer: places.units)
      bytes.member("places", integer: places.places)
      bytes.member("taken", integer: places.holders)
      let decimals = explanation.ruleSet.decimals
      bytes.member("needed", places.least(decimals: decimals), decimals: decimals)
      bytes.close("}")
    }
    bytes.close("]")
  }

  private func append(
    _ steps: [GradeStep], _ ruleSet: RuleSet, _ catalogue: Catalogue, to bytes: inout ByteBuffer
  ) {
    bytes.open("[")
    for step in steps {
      bytes.separate()
      bytes.open("{")
      bytes.member("id", ruleSet.id(of: step.place))
      bytes.member("gain", step.gain)
      bytes.member("total", step.total, decimals: ruleSet.decimals)
      bytes.member("grade", step.grade.map { ruleSet.grades[$0].name })
      bytes.member("quota_limited", step.isQuotaLimited)
      bytes.member("changes")
      bytes.open("[")
      for change in step.changes {
        bytes.separate()
        bytes.open("{")
        bytes.member("indicator", catalogue[change.indicator].id)
        bytes.member("from")
        if case .value(let from) = change.from {
          bytes.append(number: from)
        } else {
          bytes.append("null")
        }
        bytes.member("to")
        bytes.append(number: change.to)
        bytes.close("}")
      }
      bytes.close("]")
      bytes.close("}")
    }
    bytes.close("]")
  }

  private func append(_ explanation: GroupExplanation, to bytes: inout ByteBuffer) {
    let (rollup, result) = (explanation.rollup, explanation.result)
    let ruleSet = result.ruleSet
    bytes.open("{")
    appendUnit(explanation.group, result, to: &bytes)
    bytes.member("as_of", explanation.asOf?.description)
    bytes.member("units", integer: rollup.units)
    bytes.member("assessed", integer: rollup.assessed)
    bytes.member("mean", rollup.mean, decimals: ruleSet.decimals)
    bytes.member("losses")
    bytes.open("[")
    for loss in explanation.losses.prefix(GroupExplanation.shownCount) {
      bytes.separate()
      bytes.open("{")
      bytes.member("item", ruleSet.items[loss.item].id)
      bytes.member("mean", loss.mean)
      bytes.close("}")
    }
    bytes.close("]")
    bytes.member("nearest")
    bytes.open("[")
    for candidate in explanation.candidates.prefix(GroupExplanation.shownCount) {
      bytes.separate()
      bytes.open("{")
      bytes.member("code", result.units.codes[candidate.row])
      bytes.member("name", result.units.names[candidate.row])
      bytes.member("total", candidate.total, decimals: ruleSet.decimals)
      bytes.member("grade", ruleSet.grades[candidate.grade].name)
      bytes.member("points_short", candidate.short)
      bytes.close("}")
    }
    bytes.close("]")
    bytes.close("}")
  }
}
