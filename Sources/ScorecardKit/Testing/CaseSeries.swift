import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// Makes what a rule set reads from some cases of a file, each a unit.
struct CaseSeries {
  let file: CaseFile
  /// Positions in `file.cases`; the rows of the series.
  let cases: [Int]
  let catalogue: Catalogue
  let ruleSet: RuleSet
  let fullPoints: (String) -> Points

  var series: SnapshotSeries {
    let current = snapshot(.current)
    var series = SnapshotSeries(
      current: current, previous: earlier(.previous, current), baseline: earlier(.baseline, current)
    )
    series.asOf = asOf
    series.target = columns(.target)
    series.goal = columns(.goal)
    series.derived = ruleSet.derived.map { derived($0) }
    series.usedGrades = ruleSet.uses.map { use in
      CodedTexts(cases.map { file.cases[$0].resultGrades[use.alias] })
    }
    addProcess(&series)
    return series
  }

  /// Where the file has no column of process records nobody knows how far the units are; else one
  /// without records is in the first state.
  private func addProcess(_ series: inout SnapshotSeries) {
    guard let plan = ruleSet.process, file.hasProcess else { return }
    let standings = cases.map { index in
      plan.follow(
        file.cases[index].process.map { step in
          ProcessRecord(
            code: String(index + 1), ruleSet: ruleSet.id, state: step.state, date: step.date,
            line: file.cases[index].line)
        }, until: series.asOf)
    }
    for (position, indicator) in ruleSet.derived.enumerated()
    where indicator.id == ProcessPlan.stepID {
      series.derived[position] = IndicatorColumn(standings.map { Double($0.step) })
    }
    series.processStates = CodedTexts(standings.map(\.state))
    for (row, standing) in standings.enumerated() where standing.fault != nil {
      series.remarks[row, default: []].append(.processSkipped)
    }
  }

  /// What the case says; else the last day of the year that it is about.
  private var asOf: CalendarDate? {
    if let day = cases.first.flatMap({ file.cases[$0].asOf }) { return day }
    let phase = ruleSet.phase ?? ruleSet.finalOf.last
    return phase.map { $0.schedule.end(ofYear: $0.year) }
  }

  private func snapshot(_ moment: Moment) -> Snapshot {
    let columns = columns(moment)
    return Snapshot(
      date: moment == .current ? asOf : nil, path: file.path, units: units,
      columns: catalogue.indicators.indices.map { columns[$0] })
  }

  private func earlier(_ moment: Moment, _ current: Snapshot) -> AlignedSnapshot? {
    columns(moment).isEmpty ? nil : AlignedSnapshot(snapshot(moment), alignedTo: current)
  }

  private var units: UnitTable {
    let rows = cases.map { file.cases[$0] }
    let codes = cases.map { String($0 + 1) }
    let groups = GroupColumn(
      ids: ColumnBuffer(cases.indices.map { UInt32($0) }),
      groups: zip(codes, rows).map { UnitGroup(code: $0, name: $1.name) })
    return UnitTable(
      level: ruleSet.unit, codes: TextColumn(codes),
      names: TextColumn(rows.map(\.name)), street: groups, district: groups, city: groups,
      stratum: groups)
  }

  // MARK: Columns

  private func columns(_ moment: Moment) -> IndicatorColumns {
    var columns: IndicatorColumns = [:]
    for column in file.columns {
      guard case .indicator(let index, moment) = column.figure else { continue }
      columns[index] = IndicatorColumn(cells: cases.map { column.cells[$0] })
    }
    return columns
  }

  /// The column of a derived indicator; nil where no column of the file gives it.
  private func derived(_ indicator: Indicator) -> IndicatorColumn? {
    for use in ruleSet.uses {
      for figure in ResultFigure.allCases where use.id(figure) == indicator.id {
        return result(use, figure).map { IndicatorColumn(cells: $0) }
      }
    }
    return nil
  }

  /// A rate that is not given follows from the total.
  private func result(_ use: Use, _ figure: ResultFigure) -> [Cell]? {
    let column = file.columns.first { $0.figure == .result(use.alias, figure) }
    let given = column.map { column in cases.map { column.cells[$0] } }
    guard figure == .rate, let totals = result(use, .total) else { return given }
    let full = fullPoints(use.ruleSet).number
    return zip(given ?? cases.map { _ in .missing }, totals).map { rate, total in
      guard rate == .missing, case .value(let points) = total, full > 0 else { return rate }
      return .value(points * 100 / full)
    }
  }
}

extension IndicatorColumn {
  init(cells: [Cell]) {
    self.init(
      values: ColumnBuffer(
        cells.map { if case .value(let value) = $0 { value } else { 0 } }),
      states: ColumnBuffer(
        cells.map { cell in
          switch cell {
          case .value: CellState.value.rawValue
          case .missing: CellState.missing.rawValue
          case .notApplicable: CellState.notApplicable.rawValue
          }
        }))
  }
}
