import Diagnostics
import ScorecardModel

/// A comparison as one JSON object, a unit a line; `docs/schema/scorecard-diff-1.schema.json`
/// describes it.
struct DiffJSON {
  /// Units formatted at a time by one thread.
  private static let chunk = 256

  func write(_ report: DiffReport, threads: Int, to sink: inout some ByteSink) throws {
    var bytes = ByteBuffer()
    bytes.append("{")
    appendHeader(report, to: &bytes)
    bytes.append(",\n\"comparisons\":[")
    try sink.write(bytes)
    for (index, compared) in report.compared.enumerated() {
      try write(compared, isFirst: index == 0, threads, to: &sink)
    }
    bytes.removeAll()
    bytes.append("\n],\n\"not_compared\":[")
    for uncompared in report.notCompared {
      bytes.separate()
      bytes.append("\n{")
      bytes.member("ruleset", uncompared.ruleSet.id)
      bytes.member("reason", uncompared.reason.chinese)
      append(uncompared.ruleSet.edits, nil, to: &bytes)
      bytes.close("}")
    }
    bytes.append("],\n\"diagnostics\":[")
    for diagnostic in report.diagnostics {
      bytes.separate()
      bytes.append("\n{")
      bytes.append(diagnostic)
      bytes.close("}")
    }
    bytes.append("]}\n")
    try sink.write(bytes)
  }

  private func appendHeader(_ report: DiffReport, to bytes: inout ByteBuffer) {
    bytes.member("schema", "scorecard-diff/1")
    bytes.member("engine", report.engine)
    bytes.member("sources")
    append(report.sources.map(\.rawValue), to: &bytes)
    append("old", report.old, to: &bytes)
    append("new", report.new, to: &bytes)
    bytes.member("snapshots")
    bytes.open("[")
    for snapshot in report.snapshots {
      bytes.separate()
      bytes.open("{")
      bytes.member("date", snapshot.date?.description)
      bytes.member("path", snapshot.path)
      bytes.member("sha256", snapshot.sha256)
      bytes.member("units", integer: snapshot.units)
      bytes.close("}")
    }
    bytes.close("]")
    append("added", report.added, to: &bytes)
    append("removed", report.removed, to: &bytes)
  }

  private func append(_ key: StaticString, _ side: DiffSide, to bytes: inout ByteBuffer) {
    bytes.member(key)
    bytes.open("{")
    bytes.member("rules", side.rules)
    bytes.member("snapshot", side.snapshot)
    bytes.close("}")
  }

  private func append(
    _ key: StaticString, _ ruleSets: [RuleSetSummary], to bytes: inout ByteBuffer
  ) {
    bytes.member(key)
    bytes.open("[")
    for ruleSet in ruleSets {
      bytes.separate()
      append(ruleSet, to: &bytes)
    }
    bytes.close("]")
  }

  private func append(_ ruleSet: RuleSetSummary, to bytes: inout ByteBuffer) {
    bytes.open("{")
    bytes.member("id", ruleSet.id)
    bytes.member("version", ruleSet.version)
    bytes.member("title", ruleSet.title)
    bytes.member("sha256", ruleSet.sha256)
    bytes.close("}")
  }

  private func append(_ texts: [String], to bytes: inout ByteBuffer) {
    bytes.open("[")
    for text in texts {
      bytes.separate()
      bytes.append(json: text)
    }
    bytes.close("]")
  }

  // MARK: One rule set

  private func write(
    _ compared: ComparedRuleSet, isFirst: Bool, _ threads: Int, to sink: inout some ByteSink
  ) throws {
    let comparison = compared.comparison
    var bytes = ByteBuffer()
    bytes.append(isFirst ? "\n{" : ",\n{")
    bytes.member("ruleset", compared.new.id)
    bytes.member("level", comparison.last.units.level.rawValue)
    bytes.member("old")
    append(compared.old, to: &bytes)
    bytes.member("new")
    append(compared.new, to: &bytes)
    bytes.member("as_of", comparison.last.series.asOf?.description)
    append(compared.edits, compared.effects, to: &bytes)
    bytes.member("used")
    bytes.open("[")
    for used in compared.used {
      bytes.separate()
      bytes.open("{")
      bytes.member("ruleset", used.id)
      append(used.edits, nil, to: &bytes)
      bytes.close("}")
    }
    bytes.close("]")
    append(comparison.groups(), comparison, to: &bytes)
    appendOneSided(comparison, to: &bytes)
    bytes.append(",\n\"changes\":[")
    try sink.write(bytes)
    let units = DiffJSONUnits(comparison)
    try OrderedChunks.write(
      count: comparison.changes.count, chunk: Self.chunk, threads: threads, to: &sink
    ) { range, bytes in
      for index in range {
        bytes.append(index == 0 ? "\n{" : ",\n{")
        units.append(comparison.changes[index], to: &bytes)
        bytes.close("}")
      }
    }
    try sink.write("\n]}")
  }

  private func appendOneSided(_ comparison: ScoreComparison, to bytes: inout ByteBuffer) {
    let units = DiffJSONUnits(comparison)
    bytes.member("new_units")
    bytes.open("[")
    for row in comparison.added { units.append(comparison.last, row, to: &bytes) }
    bytes.close("]")
    bytes.member("gone_units")
    bytes.open("[")
    for row in comparison.gone { units.append(comparison.first, row, to: &bytes) }
    bytes.close("]")
    bytes.member("moved_units")
    bytes.open("[")
    for unit in comparison.moved {
      let (old, new) = (
        comparison.rows[0][unit], comparison.rows[comparison.states.count - 1][unit]
      )
      bytes.separate()
      bytes.open("{")
      bytes.member("code", comparison.last.units.codes[new])
      bytes.member("from", comparison.first.units.group(.district, of: old)?.name)
      bytes.member("to", comparison.last.units.group(.district, of: new)?.name)
      bytes.close("}")
    }
    bytes.close("]")
  }

  // MARK: Edits and groups

  private func append(
    _ edits: [RuleEdit], _ effects: StepEffects?, to bytes: inout ByteBuffer
  ) {
    bytes.member("edits")
    bytes.open("[")
    for edit in edits {
      bytes.separate()
      bytes.append("\n{")
      append(edit, to: &bytes)
      if let effects { append(effects.of(edit), edit, to: &bytes) }
      bytes.close("}")
    }
    bytes.close("]")
  }

  private func append(_ edit: RuleEdit, to bytes: inout ByteBuffer) {
    bytes.member("part", edit.part.kind.rawValue)
    bytes.member("id", edit.part.id)
    bytes.member("title", edit.title.chinese)
    bytes.member("action", edit.action.rawValue)
    bytes.member("wording", edit.isWording)
    bytes.member("old_line", integer: edit.oldLine)
    bytes.member("new_line", integer: edit.newLine)
    bytes.member("fields")
    bytes.open("[")
    for change in edit.changes {
      bytes.separate()
      bytes.open("{")
      bytes.member("field", change.field)
      bytes.member("title", change.title.chinese)
      bytes.member("old", change.old?.chinese)
      bytes.member("new", change.new?.chinese)
      bytes.close("}")
    }
    bytes.close("]")
  }

  /// Null where what the edit did cannot be told apart from what others did.
  private func append(_ effect: PartEffect?, _ edit: RuleEdit, to bytes: inout ByteBuffer) {
    bytes.member("effect")
    guard let effect = edit.isWording ? PartEffect() : effect else { return bytes.append("null") }
    bytes.open("{")
    bytes.member("units", integer: max(effect.touched, effect.up + effect.down))
    bytes.member("up", integer: effect.up)
    bytes.member("down", integer: effect.down)
    bytes.member("amount", effect.amount)
    bytes.member("grades", integer: effect.grades)
    bytes.close("}")
  }

  private func append(
    _ groups: [GroupChange], _ comparison: ScoreComparison, to bytes: inout ByteBuffer
  ) {
    for (index, group) in groups.enumerated() {
      if index == 0 {
        bytes.member("units")
      } else if index == 1 {
        bytes.member("groups")
        bytes.open("[")
      }
      if index > 0 { bytes.separate() }
      append(group, comparison, to: &bytes)
    }
    if groups.count > 1 {
      bytes.close("]")
    } else {
      bytes.member("groups")
      bytes.append("[]")
    }
  }

  private func append(
    _ group: GroupChange, _ comparison: ScoreComparison, to bytes: inout ByteBuffer
  ) {
    bytes.append("\n{")
    if let level = group.level {
      bytes.member("level", level.rawValue)
      bytes.member("code", group.code)
      bytes.member("name", group.name)
    }
    bytes.member("compared", integer: group.units)
    bytes.member("changed", integer: group.changed)
    bytes.member("up", integer: group.up)
    bytes.member("down", integer: group.down)
    bytes.member("grades", integer: group.grades)
    bytes.member("ranks", integer: group.ranks)
    bytes.member("flags", integer: group.flags)
    let decimals = comparison.last.ruleSet.decimals
    bytes.member("mean_change", group.mean, decimals: decimals)
    for source in [ChangeSource.data, .rules] {
      let step = comparison.steps.firstIndex { $0.source == source }
      let mean = step.flatMap { group.means[$0] }
      if source == .data {
        bytes.member("mean_data_change", mean, decimals: decimals)
      } else {
        bytes.member("mean_rules_change", mean, decimals: decimals)
      }
    }
    bytes.member("grade_moves")
    bytes.open("[")
    for move in group.moves {
      bytes.separate()
      bytes.open("{")
      bytes.member("from", move.from)
      bytes.member("to", move.to)
      bytes.member("units", integer: move.units)
      bytes.close("}")
    }
    bytes.close("]")
    bytes.close("}")
  }
}
