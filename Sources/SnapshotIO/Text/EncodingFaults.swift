import Diagnostics

/// What may be wrong with a file's bytes before they are a table.
struct EncodingFaults {
  enum ForeignKind { case workbook, oldWorkbook }

  let content: FileContent

  private var path: String { content.path }

  func empty() -> Failure {
    fault(.emptyFile, nil, Message(en: "the file is empty", zh: "文件为空"))
  }

  func foreign(_ kind: ForeignKind) -> Failure {
    let suffix = kind == .workbook ? ".xlsx" : ".xls"
    return fault(
      .fileKind, nil,
      Message(
        en: "this is an Excel workbook (\(suffix)), not a text table",
        zh: "这是 Excel 工作簿（\(suffix)），不是文本表格"),
      help: Message(
        en: "in Excel choose Save As, CSV UTF-8", zh: "请在 Excel 中另存为“CSV UTF-8（逗号分隔）”"))
  }

  func nul(in text: SourceText, at offset: Int) -> Failure {
    fault(
      .nulByte, text.line(at: offset),
      Message(
        en: "a NUL byte: this is not a text table", zh: "含有 NUL 字节：这不是文本表格"),
      help: Message(
        en: "save the file as CSV UTF-8; UTF-16 needs its byte order mark",
        zh: "请另存为“CSV UTF-8”；UTF-16 文件须带字节顺序标记"))
  }

  func brokenUTF8(_ text: SourceText, at offset: Int) -> Failure {
    let fileOffset = offset + content.count - text.count
    return fault(
      .encoding, text.line(at: offset),
      Message(
        en: "the file is UTF-8, but byte \(hex(fileOffset)) at offset \(fileOffset) is not",
        zh: "文件是 UTF-8 编码，但偏移 \(fileOffset) 处的字节 \(hex(fileOffset)) 不是"),
      help: Self.saveAgain)
  }

  func undecodable(_ encoding: String, at offset: Int) -> Failure {
    let found = "\(offset < content.count ? hex(offset) : "")"
    let line = 1 + LineEnd.count(content.bytes.pointer, 0, min(offset, content.count))
    let isUTF16 = encoding.hasPrefix("UTF-16")
    return fault(
      .encoding, isUTF16 ? nil : line,
      isUTF16
        ? Message(
          en: "the file is UTF-16, but the bytes at offset \(offset) are no character",
          zh: "文件是 UTF-16 编码，但偏移 \(offset) 处的字节不是字符")
        : Message(
          en: "byte \(found) at offset \(offset) is neither UTF-8 nor \(encoding)",
          zh: "偏移 \(offset) 处的字节 \(found) 既不是 UTF-8 也不是 \(encoding)"),
      help: Self.saveAgain)
  }

  func unsupported(_ encoding: String) -> Failure {
    fault(
      .encoding, nil,
      Message(
        en: "the file seems to be \(encoding), which this system cannot convert",
        zh: "文件似乎是 \(encoding) 编码，本系统无法转换"),
      help: Self.saveAgain)
  }

  private static let saveAgain = Message(
    en: "save the file as CSV UTF-8", zh: "请另存为“CSV UTF-8”")

  private func hex(_ offset: Int) -> String {
    let digits = String(content.bytes.pointer[offset], radix: 16, uppercase: true)
    return "0x" + (digits.count < 2 ? "0" : "") + digits
  }

  private func fault(
    _ id: DiagnosticID, _ line: Int?, _ message: Message, help: Message? = nil
  ) -> Failure {
    let place = SourcePlace(path: path, line: line)
    return Failure(.badInput, Diagnostic(id, at: place, message, help: help))
  }
}
