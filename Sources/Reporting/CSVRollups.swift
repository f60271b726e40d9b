import ScorecardModel

/// A line for each group of the level asked for, under each rule set.
struct CSVRollups {
  let evaluation: Evaluation
  /// The grades of every rule set, each name once, from the best down.
  let grades: [String]

  init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
    var seen: Set<String> = []
    grades = evaluation.results.flatMap { $0.ruleSet.grades.map(\.name) }
      .filter { seen.insert($0).inserted }
  }

  func write(to sink: inout some ByteSink) throws {
    try sink.write(header)
    for result in evaluation.results {
      let groups = GroupRows(result.units)
      for reference in evaluation.scope.rollups {
        let unit = result.units.describe(reference)
        guard unit.level == evaluation.scope.level else { continue }
        try sink.write(line(unit, result.ruleSet, result.table.rollup(groups.rows(of: reference))))
      }
    }
  }

  private var header: [UInt8] {
    let fixed =
      "code,name,level,ruleset,units,assessed,mean,median,min,max,met_share,completeness"
    var line = Array(fixed.utf8)
    for grade in grades {
      line.appendComma()
      line.append(csv: grade)
    }
    line.appendLineEnd()
    return line
  }

  private func line(
    _ unit: (level: UnitLevel, code: String, name: String), _ ruleSet: RuleSet, _ rollup: Rollup
  ) -> [UInt8] {
    var line: [UInt8] = []
    for text in [unit.code, unit.name, unit.level.rawValue, ruleSet.id] {
      line.append(csv: text)
      line.appendComma()
    }
    line.append(integer: rollup.units)
    line.appendComma()
    line.append(integer: rollup.assessed)
    for total in [rollup.mean, rollup.median, rollup.minimum, rollup.maximum] {
      line.appendComma()
      if let total { line.append(total, decimals: ruleSet.decimals) }
    }
    for share in [rollup.metShare, rollup.completeness] {
      line.appendComma()
      if let share { line.append(shortest: share) }
    }
    for grade in grades {
      line.appendComma()
      if let index = ruleSet.grades.firstIndex(where: { $0.name == grade }) {
        line.append(integer: rollup.gradeCounts[index])
      }
    }
    line.appendLineEnd()
    return line
  }
}
