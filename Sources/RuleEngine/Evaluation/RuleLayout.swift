import LuaSandbox
import ScorecardModel

/// What rule functions see: the unit's view `c`, the card of gates and grades, and the sections of
/// a combination, laid straight on the columns.
final class RuleLayout {
  /// Positions in the layout's records.
  enum Record {
    static let unit = 0
    static let card = 9
    static let sections = 12
    static let target = 13
    static let process = 14
    static let results = 15
    /// The first of the records of used rule sets, in the order of `RuleSet.uses`.
    static let firstUse = 16
  }

  let layout: LuaLayout
  let card: CardColumns
  private let catalogue: Catalogue
  /// Memory that the layout points into, besides the snapshots'.
  private let owned: [AnyObject]

  /// - Parameter needsPeers: whether to compute `c.peers`, a pass over every column.
  init(
    _ ruleSet: RuleSet, _ series: SnapshotSeries, _ catalogue: Catalogue, needsPeers: Bool
  ) {
    self.catalogue = catalogue
    card = CardColumns(ruleSet, count: series.current.units.count)
    var builder = LayoutBuilder(series: series, catalogue: catalogue)
    var records = builder.unitRecords(ranking: ruleSet.ranking, needsPeers: needsPeers)
    records += builder.cardRecords(card, ruleSet)
    records += builder.furtherRecords(ruleSet)
    layout = LuaLayout(
      rows: series.current.units.count, columns: builder.columns, records: records)
    owned = builder.owned
  }

  /// The indicator that a mark of a batch stands for.
  func reference(ofMark mark: Int32) -> IndicatorReference {
    let (moment, indicator) = Int(mark).quotientAndRemainder(dividingBy: max(1, catalogue.count))
    return IndicatorReference(indicator, Moment(rawValue: UInt8(moment)) ?? .current)
  }
}

/// Scores as gates, grades and combinations see them, a number for each unit.
struct CardColumns {
  let total: ColumnBuffer<Double>
  /// Section points after gates; state not applicable where no item counts.
  let sections: [IndicatorColumn]
  /// Item points; no value where the item lacks data or is not applicable.
  let items: [IndicatorColumn]
  /// Section points scaled to the section's full points; state missing where no item counts.
  let scaledSections: [IndicatorColumn]

  /// - Parameter count: units; no memory is taken where the rule set has no function that looks.
  init(_ ruleSet: RuleSet, count: Int) {
    let count = ruleSet.looksAtCard ? count : 0
    let column = { ColumnBuffer(count: count, repeating: 0.0) }
    total = column()
    let cells = { (_: Section) in
      IndicatorColumn(values: column(), states: ColumnBuffer(count: count, repeating: 0))
    }
    sections = ruleSet.sections.map(cells)
    items = ruleSet.items.map { _ in
      IndicatorColumn(values: column(), states: ColumnBuffer(count: count, repeating: 0))
    }
    scaledSections = ruleSet.sections.map(cells)
  }

  /// - Parameter appliesGates: whether items that gates set to zero read 0.
  func fill(_ row: Int, _ tally: Tally, _ table: ScoreTable, appliesGates: Bool) {
    total.writer[row] = tally.published.number
    for (index, section) in tally.sections.enumerated() {
      sections[index].values.writer[row] = section.earned.number
      sections[index].states.writer[row] =
        section.attainment == nil ? CellState.notApplicableRaw : 0
      let scaled = scaledSections[index]
      scaled.values.writer[row] =
        (section.attainment ?? 0) * table.ruleSet.sections[index].points.number
      scaled.states.writer[row] = section.attainment == nil ? CellState.missingRaw : 0
    }
    for (index, item) in table.items.enumerated() {
      let points = appliesGates ? table.score(ofItem: index, row) : item.earned(row)
      items[index].values.writer[row] = points.number
      items[index].states.writer[row] =
        switch item.outcome(row).outcome {
        case .scored, .failed: 0
        case .missing: CellState.missingRaw
        case .notApplicable: CellState.notApplicableRaw
        }
    }
  }
}

extension RuleSet {
  /// Whether a function of it is given the card or the sections.
  var looksAtCard: Bool {
    let conditions = gates.map(\.condition) + grades.compactMap(\.condition)
    if case .function = combination { return true }
    return conditions.contains { if case .function = $0 { true } else { false } }
  }

  package var hasFunctions: Bool {
    looksAtCard || scorings.contains { if case .function = $0 { true } else { false } }
  }
}

private struct LayoutBuilder {
  let series: SnapshotSeries
  let catalogue: Catalogue
  var columns: [LuaLayout.Column] = []
  var owned: [AnyObject] = []
  private let nothing: IndicatorColumn

  init(series: SnapshotSeries, catalogue: Catalogue) {
    self.series = series
    self.catalogue = catalogue
    let count = max(
      series.current.units.count, series.previous?.snapshot.units.count ?? 0,
      series.baseline?.snapshot.units.count ?? 0)
    nothing = IndicatorColumn(
      values: ColumnBuffer(count: count, repeating: 0),
      states: ColumnBuffer(count: count, repeating: CellState.missingRaw))
    owned = [nothing.values, nothing.states]
  }

  mutating func unitRecords(ranking: Ranking, needsPeers: Bool) -> [LuaLayout.Record] {
    let references: [(String, LuaLayout.Field)] = [
      ("previous", .record(1)), ("baseline", .record(2)), ("unit", .record(3)),
      ("peers", .record(4)), ("target", .record(RuleLayout.Record.target)),
      ("process", .record(RuleLayout.Record.process)),
      ("results", .record(RuleLayout.Record.results)),
    ]
    let taken = Set(references.map(\.0))
    let current = indicatorFields(.current).filter { !taken.contains($0.0) }
    var records = [
      LuaLayout.Record(name: "c", fields: references + current),
      LuaLayout.Record(name: "c.previous", fields: indicatorFields(.previous)),
      LuaLayout.Record(name: "c.baseline", fields: indicatorFields(.baseline)),
      LuaLayout.Record(name: "c.unit", fields: unitFields()),
    ]
    let statistics = ["count", "min", "max", "mean"]
    records.append(
      LuaLayout.Record(
        name: "c.peers",
        fields: statistics.enumerated().map { ($1, .record(5 + $0)) }))
    let figures = needsPeers ? PeerFigures(series, within: ranking.within) : nil
    for (position, statistic) in statistics.enumerated() {
      records.append(
        LuaLayout.Record(
          name: "c.peers.\(statistic)", fields: peerFields(figures, statistic: position)))
    }
    return records
  }

  private mutating func add(_ column: LuaLayout.Column) -> LuaLayout.Field {
    columns.append(column)
    return .column(columns.count - 1)
  }

  /// The catalogue's own indicators at a moment.
  private mutating func indicatorFields(_ moment: Moment) -> [(String, LuaLayout.Field)] {
    (0..<series.current.columns.count).map { index in
      (catalogue[index].id, indicatorField(index, moment))
    }
  }

  private mutating func indicatorField(_ index: IndicatorIndex, _ moment: Moment)
    -> LuaLayout.Field
  {
    let (column, rows): (IndicatorColumn?, ColumnBuffer<UInt32>?) =
      switch moment {
      case .current: (series.column(index), nil)
      case .previous: (series.previous?.snapshot.column(index), series.previous?.rows)
      case .baseline: (series.baseline?.snapshot.column(index), series.baseline?.rows)
      case .target: (series.target[index], nil)
      case .goal: (series.goal[index], nil)
      }
    let shown = column ?? nothing
    return add(
      make(catalogue[index].type)(
        shown.values.pointer, shown.values.count, shown.states.pointer,
        column == nil ? nil : rows?.pointer, mark(index, moment)))
  }

  /// Targets, the process and the results of used rule sets.
  mutating func furtherRecords(_ ruleSet: RuleSet) -> [LuaLayout.Record] {
    let first = series.current.columns.count
    var records = [LuaLayout.Record(name: "c.target", fields: indicatorFields(.target))]
    records.append(
      LuaLayout.Record(name: "c.process", fields: [("state", coded(series.processStates))]))
    records.append(
      LuaLayout.Record(
        name: "c.results",
        fields: ruleSet.uses.enumerated().map {
          ($1.alias, .record(RuleLayout.Record.firstUse + $0))
        }))
    for (position, use) in ruleSet.uses.enumerated() {
      var fields = ResultFigure.allCases.compactMap { figure -> (String, LuaLayout.Field)? in
        guard let index = ruleSet.derived.firstIndex(where: { $0.id == use.id(figure) }) else {
          return nil
        }
        return (figure.rawValue, indicatorField(first + index, .current))
      }
      let grades =
        series.usedGrades.indices.contains(position) ? series.usedGrades[position] : nil
      fields.append(("grade", coded(grades)))
      records.append(LuaLayout.Record(name: "c.results.\(use.alias)", fields: fields))
    }
    return records
  }

  /// A text field; nil for every unit where there are no texts.
  private mutating func coded(_ texts: CodedTexts?) -> LuaLayout.Field {
    guard let texts else { return groupNames(nil, count: series.current.units.count) }
    owned += [texts.texts.bytes, texts.texts.offsets, texts.ids]
    return text(texts.texts, index: texts.ids)
  }

  /// How a column of an indicator is made: yes/no indicators read as true and false.
  private func make(_ type: IndicatorType) -> (
    UnsafePointer<Double>, Int, UnsafePointer<UInt8>, UnsafePointer<UInt32>?, Int32
  ) -> LuaLayout.Column {
    type == .boolean
      ? { .booleans($0, count: $1, states: $2, index: $3, mark: $4) }
      : { .numbers($0, count: $1, states: $2, index: $3, mark: $4) }
  }

  private func mark(_ index: IndicatorIndex, _ moment: Moment) -> Int32 {
    Int32(Int(moment.rawValue) * catalogue.count + index)
  }

  private mutating func unitFields() -> [(String, LuaLayout.Field)] {
    let units = series.current.units
    var fields = [("code", text(units.codes)), ("name", text(units.names))]
    let groups: [(String, GroupColumn?)] = [
      ("street", units.street), ("district", units.district), ("city", units.city),
      ("stratum", units.stratum),
    ]
    for (name, column) in groups {
      fields.append((name, groupNames(column, count: units.count)))
    }
    let level = CodedTexts(
      ids: ColumnBuffer(count: units.count, repeating: 0),
      texts: TextColumn([units.level.rawValue]))
    fields.append(("level", coded(level)))
    return fields
  }

  private mutating func text(_ column: TextColumn, index: ColumnBuffer<UInt32>? = nil)
    -> LuaLayout.Field
  {
    add(
      .texts(
        bytes: column.bytes.pointer, offsets: column.offsets.pointer, count: column.count,
        index: index?.pointer))
  }

  private mutating func groupNames(_ column: GroupColumn?, count: Int) -> LuaLayout.Field {
    let names = TextColumn(column?.groups.map(\.name) ?? [])
    let ids = column?.ids ?? ColumnBuffer(count: count, repeating: GroupColumn.none)
    owned += [names.bytes, names.offsets, ids]
    return text(names, index: ids)
  }

  private mutating func peerFields(_ figures: PeerFigures?, statistic: Int)
    -> [(String, LuaLayout.Field)]
  {
    guard let figures else { return [] }
    owned.append(figures.groupIDs)
    return figures.columns.indices.map { index in
      let column = figures.columns[index][statistic]
      owned += [column.values, column.states]
      return (
        catalogue[index].id,
        add(
          .numbers(
            column.values.pointer, count: column.values.count, states: column.states.pointer,
            index: figures.groupIDs.pointer, mark: mark(index, .current)))
      )
    }
  }

  mutating func cardRecords(_ card: CardColumns, _ ruleSet: RuleSet) -> [LuaLayout.Record] {
    let number = { (buffer: ColumnBuffer<Double>) in
      LuaLayout.Column.numbers(buffer.pointer, count: buffer.count)
    }
    owned.append(card.total)
    let total = add(number(card.total))
    let cells = { (id: String, column: IndicatorColumn) in
      (
        id,
        LuaLayout.Column.numbers(
          column.values.pointer, count: column.values.count, states: column.states.pointer)
      )
    }
    let sections = zip(ruleSet.sections.map(\.id), card.sections).map(cells)
    let items = zip(ruleSet.items.map(\.id), card.items).map(cells)
    let scaled = zip(ruleSet.sections.map(\.id), card.scaledSections).map(cells)
    for column in card.sections + card.items + card.scaledSections {
      owned += [column.values, column.states]
    }
    let absent = LuaLayout.Column.numbers(
      nothing.values.pointer, count: nothing.values.count, states: nothing.states.pointer)
    let others = { (ids: [String]) in ids.map { ($0, absent) } }
    return [
      LuaLayout.Record(
        name: "card",
        fields: [("total", total), ("sections", .record(10)), ("items", .record(11))]),
      LuaLayout.Record(
        name: "card.sections",
        fields: (sections + others(ruleSet.otherSections)).map { ($0.0, add($0.1)) }),
      LuaLayout.Record(
        name: "card.items",
        fields: (items + others(ruleSet.otherItems)).map { ($0.0, add($0.1)) }),
      LuaLayout.Record(name: "sections", fields: scaled.map { ($0.0, add($0.1)) }),
    ]
  }
}
