import Diagnostics
import ScorecardModel

/// A column of a data file and what it holds.
struct HeaderColumn: Sendable {
  enum Meaning: Sendable, Equatable {
    case role(ColumnRole)
    case indicator(IndicatorIndex)
    /// A faulty column: its cells are not looked at.
    case ignored
  }

  var meaning: Meaning
  /// As the file has it, trimmed.
  var title: String
  var offset: Int
}

/// The header of a snapshot file.
struct Header: Sendable {
  var columns: [HeaderColumn]
  var catalogue: Catalogue
  /// A header names personal data: no line of the file is shown.
  var hasPersonalColumn: Bool

  func position(of role: ColumnRole) -> Int? {
    columns.firstIndex { $0.meaning == .role(role) }
  }
}

/// Finds out what the columns of a snapshot file hold.
struct HeaderReader {
  let text: SourceText
  let level: UnitLevel
  private let catalogue: Catalogue?
  private let names: IndicatorNames?
  private var implicit: [Indicator] = []
  private var implicitByKey: [String: IndicatorIndex] = [:]
  private var columnByMeaning: [String: HeaderColumn] = [:]
  private var hasPersonalColumn = false

  init(text: SourceText, level: UnitLevel, catalogue: Catalogue?) {
    self.text = text
    self.level = level
    self.catalogue = catalogue
    names = catalogue.map(IndicatorNames.init)
  }

  mutating func read(_ cells: [TableCell], _ log: inout FaultLog) -> Header {
    var columns: [HeaderColumn] = []
    for cell in cells {
      let meaning = meaning(of: cell, &log)
      let column = HeaderColumn(meaning: meaning, title: cell.text, offset: cell.offset)
      columns.append(isRepeated(column, &log) ? ignored(column) : column)
    }
    adoptOwnColumns(&columns)
    if !columns.contains(where: { $0.meaning == .role(.code) }) {
      log.append(.missingColumn) { missingCode(cells) }
    }
    return Header(
      columns: columns, catalogue: catalogue ?? Catalogue(implicit),
      hasPersonalColumn: hasPersonalColumn)
  }

  /// Headers that could have been meant, ids first.
  var knownHeaders: [String] {
    (names?.all ?? []) + ColumnRole.allCases.flatMap(\.headers)
  }

  private func ignored(_ column: HeaderColumn) -> HeaderColumn {
    HeaderColumn(meaning: .ignored, title: column.title, offset: column.offset)
  }

  private mutating func meaning(
    of cell: TableCell, _ log: inout FaultLog
  ) -> HeaderColumn.Meaning {
    let key = HeaderKey.of(cell.text)
    if key.isEmpty {
      log.append(.emptyHeader) { emptyHeader(cell) }
      return .ignored
    }
    if let role = ColumnRole(header: key) { return .role(role) }
    let known = names?.index(key: key)
    if PersonalHeaders.names(key, isIndicator: known != nil) {
      hasPersonalColumn = true
      log.append(.personalData) { personal(cell) }
      return .ignored
    }
    if let known { return .indicator(known) }
    guard catalogue == nil else {
      log.append(.unknownColumn) { unknown(cell) }
      return .ignored
    }
    if let earlier = implicitByKey[key] { return .indicator(earlier) }
    implicitByKey[key] = implicit.count
    let id = cell.text.split(whereSeparator: \.isNewline).joined(separator: " ")
    implicit.append(
      Indicator(id: id, title: Message(verbatim: id), type: .any, direction: .none))
    return .indicator(implicit.count - 1)
  }

  private mutating func isRepeated(
    _ column: HeaderColumn, _ log: inout FaultLog
  ) -> Bool {
    guard column.meaning != .ignored else { return false }
    let meaning = "\(column.meaning)"
    guard let earlier = columnByMeaning[meaning] else {
      columnByMeaning[meaning] = column
      return false
    }
    log.append(.duplicateColumn) { duplicate(column, of: earlier) }
    return true
  }

  /// In a table of districts, `district_code` is the code and `district` the name, unless there
  /// are columns of those roles. Other columns of the rows' own level or below say nothing.
  private func adoptOwnColumns(_ columns: inout [HeaderColumn]) {
    for index in columns.indices {
      guard case .role(let role) = columns[index].meaning, let named = role.level, named <= level
      else { continue }
      let own: ColumnRole = role.isGroupCode ? .code : .name
      let isFree = named == level && !columns.contains { $0.meaning == .role(own) }
      columns[index].meaning = isFree ? .role(own) : .ignored
    }
  }
}
