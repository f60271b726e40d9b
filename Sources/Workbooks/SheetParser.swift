import Diagnostics

/// Reads the rows of a sheet one after another.
final class SheetParser: XMLHandler {
  private(set) var failure: Failure?
  private(set) var isDone = false
  private(set) var wantsText = false

  private let workbook: Workbook
  private let sheet: WorkbookSheet
  private let emit: (SheetRow) -> Bool
  private let row = SheetRow()
  private var isInData = false
  private var phonetic = 0
  private var isAscending = true

  /// The cell that is being read.
  private var column = -1
  private var style = 0
  private var type = ValueType.number
  private var hasFormula = false
  private var hasValue = false
  private var value: [UInt8] = []

  private enum ValueType { case number, shared, text, boolean, error, date }

  init(_ workbook: Workbook, _ sheet: WorkbookSheet, _ emit: @escaping (SheetRow) -> Bool) {
    (self.workbook, self.sheet, self.emit) = (workbook, sheet, emit)
  }

  // MARK: - Elements

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard isInData else {
      if name == "sheetData" { isInData = true }
      return
    }
    if name == "c" {
      startCell(attributes)
    } else if name == "v" {
      value.removeAll(keepingCapacity: true)
      hasValue = true
      wantsText = true
    } else if name == "row" {
      startRow(attributes)
    } else if name == "f" {
      hasFormula = true
    } else if name == "t" {
      wantsText = phonetic == 0
    } else if name == "rPh" {
      phonetic += 1
    }
  }

  func end(_ name: XMLName) {
    guard isInData else { return }
    if name == "v" || name == "t" {
      wantsText = false
    } else if name == "c" {
      endCell()
    } else if name == "row" {
      endRow()
    } else if name == "rPh" {
      phonetic -= 1
    } else if name == "sheetData" {
      isDone = true
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    value.append(contentsOf: bytes)
    if value.count > workbook.archive.limits.cellBytes {
      stop(workbook.archive.faults.tooLarge(CellText.tooLong))
    }
  }

  private func stop(_ failure: Failure) {
    self.failure = self.failure ?? failure
    isDone = true
  }

  private func stop(_ message: Message) {
    let place = SheetPlace(
      sheet: sheet.name,
      reference: column < 0
        ? nil : CellReference.name(row: row.number, column: min(column, CellReference.mostColumns)))
    stop(workbook.archive.faults.wrong(part: sheet.part, message, cell: place))
  }

  // MARK: - Rows

  private func startRow(_ attributes: XMLAttributes) {
    row.clear()
    column = -1
    isAscending = true
    row.isHidden = attributes.isTrue("hidden")
    let number = attributes.bytes("r").map { CellReference.number($0) } ?? row.number + 1
    guard let number, (1...CellReference.mostRows).contains(number) else {
      let most = CellReference.mostRows
      return stop(
        workbook.archive.faults.tooLarge(
          Message(
            en: "sheet '\(sheet.name)' has a row beyond \(most), which no sheet can have",
            zh: "工作表“\(sheet.name)”的行号超过 \(most)，超出了工作表的上限")))
    }
    row.number = number
  }

  private func endRow() {
    guard failure == nil else { return }
    if !isAscending {
      // The last of two cells with one name is what spreadsheets show.
      var byColumn: [Int: SheetCell] = [:]
      for cell in row.cells { byColumn[cell.column] = cell }
      row.cells = byColumn.values.sorted { $0.column < $1.column }
    }
    if !emit(row) { isDone = true }
  }

  // MARK: - Cells

  private func startCell(_ attributes: XMLAttributes) {
    value.removeAll(keepingCapacity: true)
    (hasFormula, hasValue) = (false, false)
    let before = column
    if let reference = attributes.bytes("r") {
      guard let place = CellReference.read(reference) else {
        return stop(
          Message(
            en: "a cell is called '\(String(cString: reference))', which no sheet has",
            zh: "单元格编号“\(String(cString: reference))”不存在"))
      }
      column = place.column
    } else {
      column += 1
    }
    guard column < CellReference.mostColumns else {
      return stop(
        Message(
          en: "a row has more than \(CellReference.mostColumns) cells",
          zh: "一行超过 \(CellReference.mostColumns) 个单元格"))
    }
    if column <= before { isAscending = false }
    style = attributes.bytes("s").flatMap { CellReference.number($0) } ?? 0
    type = valueType(attributes)
  }

  private func valueType(_ attributes: XMLAttributes) -> ValueType {
    guard let type = attributes.bytes("t") else { return .number }
    let name = XMLName(type)
    if name == "s" { return .shared }
    if name == "n" { return .number }
    if name == "str" || name == "inlineStr" { return .text }
    if name == "b" { return .boolean }
    if name == "e" { return .error }
    if name == "d" { return .date }
    stop(
      Message(
        en: "a cell has the unknown type '\(String(cString: type))'",
        zh: "单元格类型“\(String(cString: type))”未知"))
    return .number
  }

  private func endCell() {
    guard failure == nil else { return }
    let start = row.bytes.count
    var kind = SheetCell.Kind.text
    // A formula without a value was never computed; one that gives an empty text has a value.
    if value.isEmpty, type != .text || !hasValue {
      guard hasFormula else { return }
      kind = .noResult
    } else {
      switch type {
      case .text:
        row.bytes.append(contentsOf: value)
        CellText.unescape(&row.bytes, from: start)
      case .shared: appendShared()
      case .number: kind = appendNumber()
      case .boolean:
        kind = .boolean
        row.bytes.append(contentsOf: (value == [UInt8(ascii: "0")] ? "否" : "是").utf8)
      case .error:
        kind = .error
        row.bytes.append(contentsOf: value)
      case .date:
        kind = .date
        appendISODate()
      }
    }
    guard kind == .noResult || row.bytes.count > start else { return }
    row.cells.append(SheetCell(column: column, kind: kind, text: start..<row.bytes.count))
  }

  private func appendShared() {
    let text = String(decoding: value, as: UTF8.self)
    guard let index = Int(text), workbook.strings.append(index, to: &row.bytes) else {
      return stop(
        Message(
          en: "a cell refers to text number '\(text)', which is not there",
          zh: "单元格引用的第“\(text)”号文字不存在"))
    }
  }

  private func appendNumber() -> SheetCell.Kind {
    let format = workbook.formats.indices.contains(style) ? workbook.formats[style] : .general
    if format == .general, CellNumber.isPlain(value) {
      row.bytes.append(contentsOf: value)
      return .number
    }
    guard let double = CellNumber.value(value), let number = CellNumber(double) else {
      let text = String(decoding: value.prefix(40), as: UTF8.self)
      stop(
        Message(en: "a cell holds '\(text)' as a number", zh: "单元格的数值“\(text)”不是数字"))
      return .number
    }
    switch format {
    case .general: number.append(to: &row.bytes)
    case .padded(let width): number.append(to: &row.bytes, width: width)
    case .percent:
      number.scaled(byPowerOfTen: 2).append(to: &row.bytes)
      row.bytes.append(UInt8(ascii: "%"))
    case .date, .year:
      let text = SheetDate.text(
        double, from1904: workbook.countsFrom1904, onlyYear: format == .year)
      guard let text else {
        number.append(to: &row.bytes)
        return .number
      }
      row.bytes.append(contentsOf: text.utf8)
      return .date
    }
    return .number
  }

  /// `2025-03-31T00:00:00` is a day.
  private func appendISODate() {
    let text = String(decoding: value, as: UTF8.self)
    let parts = text.split(separator: "T", maxSplits: 1)
    let isDay = parts.count == 2 && parts[1].allSatisfy { "0:.Z".contains($0) }
    row.bytes.append(contentsOf: (isDay ? String(parts[0]) : text).utf8)
  }
}
