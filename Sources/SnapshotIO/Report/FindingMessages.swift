import Diagnostics
import ScorecardModel

/// The words for each finding.
extension TableReport {
  func diagnostic(_ finding: Finding) -> Diagnostic {
    switch finding {
    case .fault(let fault): diagnostic(fault)
    case .duplicate(let duplicate, let offset): diagnostic(duplicate, offset)
    case .nameConflict(let conflict, let kind): diagnostic(conflict, kind)
    case .personalColumn(let column, let isMobile, let offset):
      personal(column, isMobile, offset)
    case .emptyColumn(let column, let offset):
      Diagnostic(
        .emptyColumn, .warning, at: place(at: offset),
        Message(
          en: "column '\(title(column))' has no value in any row",
          zh: "“\(title(column))”列在所有行中都没有值"))
    }
  }

  private func diagnostic(_ duplicate: CodeCheck.Duplicate, _ offset: Int) -> Diagnostic {
    let first = codeOffset(ofRow: duplicate.first)
    let line = text.line(at: first, from: mark(before: first))
    let code = Shown.cell(table.units.codes[duplicate.row])
    return Diagnostic(
      .duplicateCode, at: place(at: offset),
      Message(
        en: "code '\(code)' is already in line \(line)", zh: "代码“\(code)”与第 \(line) 行重复"),
      help: Message(en: "keep one row for each unit", zh: "每个单位只保留一行"))
  }

  private func diagnostic(_ conflict: MergedGroups.NameConflict, _ kind: Int) -> Diagnostic {
    let group = table.groups[kind].groups[conflict.group]
    let (code, first) = (Shown.cell(group.code), Shown.cell(group.name))
    let other = Shown.cell(table.groups[kind].name(conflict))
    return Diagnostic(
      .groupName, .warning, at: place(at: conflict.offset),
      Message(
        en: "'\(other)' has the code \(code) of '\(first)'; '\(first)' is used",
        zh: "“\(other)”与“\(first)”的代码同为 \(code)；采用“\(first)”"))
  }

  private func personal(_ column: Int, _ isMobile: Bool, _ offset: Int) -> Diagnostic {
    let title = title(column)
    return Diagnostic(
      .personalData, at: place(at: offset),
      isMobile
        ? Message(
          en: "column '\(title)' holds mobile numbers, which a snapshot must not have",
          zh: "“\(title)”列含有手机号码，数据快照不得包含")
        : Message(
          en: "column '\(title)' holds citizen identity numbers, which a snapshot must not have",
          zh: "“\(title)”列含有公民身份号码，数据快照不得包含"),
      help: PersonalFaults.help)
  }

  // MARK: - Rows and cells

  private func diagnostic(_ fault: Fault) -> Diagnostic {
    let place = place(at: fault.offset)
    switch fault.kind {
    case .cellCount:
      return CellCountFault(found: fault.found, expected: header.columns.count)
        .diagnostic(at: place)
    case .unterminatedQuote: return QuotingFaults.unterminated(place)
    case .textAfterQuote: return QuotingFaults.textAfter(place)
    case .emptyCode: return emptyCode(place)
    case .mangledCode:
      return Diagnostic(
        .mangledCode, at: place, CodeFaults.message(found(fault)), help: CodeFaults.help)
    default: return cellFault(fault, place)
    }
  }

  private func emptyCode(_ place: SourcePlace) -> Diagnostic {
    Diagnostic(
      .emptyCode, at: place, Message(en: "a unit without a code", zh: "该单位没有代码"),
      help: Message(
        en: "fill in the code, or empty the whole row", zh: "请填写代码，或清空整行"))
  }

  private func cellFault(_ fault: Fault, _ place: SourcePlace) -> Diagnostic {
    var indicator: Indicator?
    if case .indicator(let index) = header.columns[fault.column].meaning {
      indicator = header.catalogue[index]
    }
    return CellMessages(
      found: found(fault), column: title(fault.column), indicator: indicator
    ).diagnostic(fault.kind, at: place)
  }

  private func title(_ column: Int) -> String { Shown.cell(header.columns[column].title) }

  /// What the cell at a fault holds, fit to be shown.
  private func found(_ fault: Fault) -> String {
    Shown.cell(RecordReader.cellText(text, dialect, at: fault.offset))
  }
}

/// Codes that a program took for numbers.
enum CodeFaults {
  static let help = Message(
    en: "format the column as text in the spreadsheet and enter the codes again",
    zh: "请在表格软件中将该列设为“文本”格式，再重新填写代码")

  static func message(_ found: String) -> Message {
    Message(
      en: "code '\(found)' was turned into a number and may have lost digits",
      zh: "代码“\(found)”被转成了数字，可能已丢失部分数位")
  }
}
