import Diagnostics
import ScorecardModel

/// The words for a cell that is no value of its indicator.
struct CellMessages {
  let found: String
  /// The column's header.
  let column: String
  let indicator: Indicator?
  /// What to do where there is no value; nil for cells that may be empty.
  var helpWhereNone: Message?

  func diagnostic(_ kind: FaultKind, at place: SourcePlace) -> Diagnostic {
    switch kind {
    case .percentSign:
      fault(
        kind, place, "is a percentage", "是百分数",
        help: Message(
          en: "write the number without %, or make the indicator's type percent",
          zh: "请去掉 % 号，或将指标类型改为 percent"))
    case .badGrouping:
      fault(
        kind, place, "has separators that do not stand between thousands", "的千位分隔符位置不对",
        help: Message(en: "write decimals with a point: 1.5", zh: "小数请用小数点：1.5"))
    case .spreadsheetError:
      fault(
        kind, place, "is an error value of the spreadsheet", "是表格软件的错误值",
        help: Message(en: "correct the formula of this cell", zh: "请修正该单元格的公式"))
    case .loneHyphen:
      fault(
        kind, place, "may mean zero, missing or not applicable", "可能表示零、缺失或不适用",
        help: helpWhereNone
          ?? Message(
            en: "write 0, leave the cell empty, or write 不适用 (NA)",
            zh: "请填 0，或留空（缺失），或填“不适用”"))
    case .overflow: fault(kind, place, "is too large a number", "数值过大")
    case .notWhole: fault(kind, place, "is not a whole number", "不是整数")
    case .negativeCount: fault(kind, place, "is below zero", "小于零")
    case .belowMinimum:
      limit(kind, place, indicator?.minimum, "below the minimum", "小于最小值")
    case .aboveMaximum:
      limit(kind, place, indicator?.maximum, "above the maximum", "大于最大值")
    default: notAValue(kind, place)
    }
  }

  private func notAValue(_ kind: FaultKind, _ place: SourcePlace) -> Diagnostic {
    let unit = indicator?.measureUnit ?? ""
    let help =
      isValue(withoutSuffix: unit)
      ? Message(en: "leave out the unit of measure '\(unit)'", zh: "请去掉计量单位“\(unit)”")
      : helpWhereNone
        ?? Message(
          en: "leave a missing value empty; write 不适用 (NA) where none applies",
          zh: "缺失请留空；不适用请填“不适用”")
    return fault(kind, place, "is not a value", "不是有效的值", help: help)
  }

  /// Whether the cell would be right but for the unit of measure after it.
  private func isValue(withoutSuffix unit: String) -> Bool {
    guard let indicator, !unit.isEmpty, found.hasSuffix(unit) else { return false }
    let rest = String(found.dropLast(unit.count))
    if case .value = CellExpectation(indicator).read(rest) { return true }
    return false
  }

  private func fault(
    _ kind: FaultKind, _ place: SourcePlace, _ english: String, _ chinese: String,
    help: Message? = nil
  ) -> Diagnostic {
    let expected = Self.expectation(indicator?.type ?? .any)
    return Diagnostic(
      kind.id, at: place,
      Message(
        en: "'\(found)' \(english); '\(column)' expects \(expected.english)",
        zh: "“\(found)”\(chinese)；“\(column)”应为\(expected.chinese)"),
      help: help)
  }

  private func limit(
    _ kind: FaultKind, _ place: SourcePlace, _ limit: Double?, _ english: String,
    _ chinese: String
  ) -> Diagnostic {
    let bound = limit.map(Self.text) ?? ""
    return Diagnostic(
      kind.id, at: place,
      Message(
        en: "'\(found)' is \(english) \(bound) of '\(column)'",
        zh: "“\(found)”\(chinese) \(bound)（“\(column)”）"),
      help: Message(
        en: "correct the value, or the range in the catalogue", zh: "请更正数值，或修改指标目录中的取值范围"))
  }

  static func expectation(_ type: IndicatorType) -> Message {
    switch type {
    case .number: Message(en: "a number such as 12 or 3.5", zh: "数字，如 12 或 3.5")
    case .count: Message(en: "a whole number, 0 or more", zh: "不小于 0 的整数")
    case .percent: Message(en: "a percentage such as 85 or 85%", zh: "百分数，如 85 或 85%")
    case .boolean:
      Message(
        en: "yes or no (是/否, 有/无, √/×, 1/0)", zh: "是或否（是/否、有/无、√/×、1/0）")
    case .any: Message(en: "a number, or 是/否 (yes/no)", zh: "数字，或是/否")
    }
  }

  /// A bound as the catalogue would have it.
  private static func text(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\(number)"
  }
}
