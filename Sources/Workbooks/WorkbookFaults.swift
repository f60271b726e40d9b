import Diagnostics

/// The kinds of fault that a workbook has as a file.
extension DiagnosticID {
  static let damaged: DiagnosticID = "workbook.damaged"
  static let encrypted: DiagnosticID = "workbook.encrypted"
  static let otherKind: DiagnosticID = "workbook.other-kind"
  static let tooLarge: DiagnosticID = "workbook.too-large"
  static let forbiddenXML: DiagnosticID = "workbook.forbidden-xml"
}

/// The words for a workbook that cannot be read.
struct WorkbookFaults: Sendable {
  let path: String

  private static let saveAgain = Message(
    en: "open it in Excel, WPS or LibreOffice and save it again as .xlsx",
    zh: "请用 Excel、WPS 或 LibreOffice 打开后重新另存为 .xlsx")

  func notAnArchive() -> Failure {
    fault(
      .damaged,
      Message(
        en: "the workbook is damaged: it is cut short, or its list of parts is broken",
        zh: "工作簿已损坏：文件不完整，或其内部目录有误"),
      help: Message(
        en: "copy or download the file again", zh: "请重新拷贝或下载该文件"))
  }

  func missing(part: String) -> Failure {
    fault(
      .damaged,
      Message(
        en: "the workbook is damaged: it has no part '\(part)'",
        zh: "工作簿已损坏：缺少内部文件“\(part)”"),
      help: Self.saveAgain)
  }

  /// - Parameter reason: what the library says, in English.
  func unreadable(part: String, _ reason: String) -> Failure {
    fault(
      .damaged,
      Message(
        en: "the workbook is damaged: its part '\(part)' cannot be read (\(reason))",
        zh: "工作簿已损坏：内部文件“\(part)”无法读取（\(reason)）"),
      help: Self.saveAgain)
  }

  func malformed(part: String, line: Int, _ reason: String) -> Failure {
    fault(
      .damaged,
      Message(
        en: "the workbook is damaged: line \(line) of its part '\(part)' is not XML (\(reason))",
        zh: "工作簿已损坏：内部文件“\(part)”第 \(line) 行不是正确的 XML（\(reason)）"),
      help: Self.saveAgain)
  }

  /// - Parameter place: a sheet's cell, where there is one.
  func wrong(part: String, _ message: Message, cell: SheetPlace? = nil) -> Failure {
    fault(
      .damaged,
      Message(
        en: "the workbook is damaged: \(message.english) (part '\(part)')",
        zh: "工作簿已损坏：\(message.chinese)（内部文件“\(part)”）"),
      help: Self.saveAgain, cell: cell)
  }

  func encrypted() -> Failure {
    fault(
      .encrypted,
      Message(
        en: "the workbook is protected by a password and cannot be read",
        zh: "工作簿设有打开密码，无法读取"),
      help: Message(
        en: "save a copy without a password: File, Info, Protect Workbook",
        zh: "请另存一份不加密的：文件 → 信息 → 保护工作簿 → 用密码进行加密，清空密码"))
  }

  func other(_ kind: Message) -> Failure {
    fault(
      .otherKind,
      Message(
        en: "this is \(kind.english), which is not read",
        zh: "这是\(kind.chinese)，不能读取"),
      help: Message(
        en: "save it as a workbook (.xlsx) or as CSV UTF-8", zh: "请另存为 Excel 工作簿（.xlsx）或“CSV UTF-8”"
      ))
  }

  func tooLarge(_ message: Message) -> Failure {
    fault(
      .tooLarge, message,
      help: Message(
        en: "delete what does not belong to the table, and save it again",
        zh: "请删去与表格无关的内容后重新保存"))
  }

  func forbidden(part: String, _ what: Message) -> Failure {
    fault(
      .forbiddenXML,
      Message(
        en:
          "part '\(part)' has \(what.english), which no workbook needs and which may be an attack",
        zh: "内部文件“\(part)”含有\(what.chinese)；正常的工作簿不会有，可能是恶意文件"),
      help: Self.saveAgain)
  }

  private func fault(
    _ id: DiagnosticID, _ message: Message, help: Message? = nil, cell: SheetPlace? = nil
  ) -> Failure {
    var place = SourcePlace(path: path)
    place.cell = cell
    return Failure(.badInput, Diagnostic(id, at: place, message, help: help))
  }
}
