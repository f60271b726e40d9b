import ScorecardModel

/// A line for each group of the level asked for, under each rule set.
struct CSVRollups: Sendable {
  /// Groups whose figures one thread computes at a time.
  private static let chunk = 64

  let evaluation: Evaluation
  /// The grades of every rule set, each name once, from the best down.
  let grades: [String]

  init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
    var seen: Set<String> = []
    grades = evaluation.results.flatMap { $0.ruleSet.grades.map(\.name) }
      .filter { seen.insert($0).inserted }
  }

  func write(threads: Int, to sink: inout some ByteSink) throws {
    try sink.write(header)
    for result in evaluation.results {
      let groups = GroupRows(result.units)
      // Units of the level asked for stand among groups of it as groups of one.
      let shown =
        result.showsUnits
        ? result.scope.rows.map(UnitReference.row)
        : result.scope.rollups.filter { result.units.describe($0).level == result.scope.level }
      try OrderedChunks.write(
        count: shown.count, chunk: Self.chunk, threads: threads, to: &sink
      ) { range, bytes in
        for reference in shown[range] {
          let rollup = result.table.rollup(groups.rows(of: reference))
          append(rollup, of: result.units.describe(reference), result.ruleSet, to: &bytes)
        }
      }
    }
  }

  private var header: String {
    let fixed =
      "code,name,level,ruleset,units,assessed,mean,median,min,max,met_share,completeness"
    return fixed + grades.map { "," + CSVText.cell($0) }.joined() + "\n"
  }

  private func append(
    _ rollup: Rollup, of unit: (level: UnitLevel, code: String, name: String),
    _ ruleSet: RuleSet, to line: inout ByteBuffer
  ) {
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
  }
}
