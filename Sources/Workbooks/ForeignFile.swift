import Diagnostics

/// Files that a spreadsheet opens, or that look like a workbook, and that are none.
enum ForeignFile {
  case encrypted, oldWorkbook, oldOther, binaryWorkbook, openDocument, word, slides, archive

  /// Whether a file is a container of Microsoft's older kind (OLE), by its first bytes.
  static func isContainer(_ bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
  }

  /// Looks at the first bytes, and into a container's list of streams.
  init?(_ bytes: UnsafeRawBufferPointer) {
    guard Self.isContainer(bytes) else { return nil }
    func has(_ name: String) -> Bool {
      // The list's entries are 128 bytes each, and begin with a name in UTF-16 and a zero.
      let wide = (name.utf16 + [0]).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
      return stride(from: 0, to: bytes.count, by: 128).contains { bytes[$0...].starts(with: wide) }
    }
    self =
      has("EncryptedPackage")
      ? .encrypted : has("Workbook") || has("Book") ? .oldWorkbook : .oldOther
  }

  /// Looks at the names of an archive's parts.
  init?(partsOf archive: ZipArchive) {
    if archive.contains("xl/workbook.bin") {
      self = .binaryWorkbook
    } else if archive.contains("xl/workbook.xml") || archive.contains("_rels/.rels") {
      guard archive.contains("word/document.xml") || archive.contains("ppt/presentation.xml")
      else { return nil }
      self = archive.contains("word/document.xml") ? .word : .slides
    } else if archive.contains("META-INF/manifest.xml"), archive.contains("content.xml") {
      self = .openDocument
    } else if archive.contains("[Content_Types].xml") {
      return nil
    } else {
      self = .archive
    }
  }

  func failure(_ faults: WorkbookFaults) -> Failure {
    switch self {
    case .encrypted: faults.encrypted()
    case .oldWorkbook:
      faults.other(
        Message(en: "a workbook of Excel 97–2003 (.xls)", zh: " Excel 97–2003 工作簿（.xls）"))
    case .oldOther:
      faults.other(Message(en: "a file of an older Office program", zh: "旧版 Office 文件"))
    case .binaryWorkbook:
      faults.other(Message(en: "a binary workbook (.xlsb)", zh: "二进制工作簿（.xlsb）"))
    case .openDocument:
      faults.other(Message(en: "an OpenDocument file (.ods)", zh: " OpenDocument 文件（.ods）"))
    case .word: faults.other(Message(en: "a Word document (.docx)", zh: " Word 文档（.docx）"))
    case .slides: faults.other(Message(en: "a presentation (.pptx)", zh: "演示文稿（.pptx）"))
    case .archive: faults.other(Message(en: "a ZIP archive without a workbook", zh: "压缩包，里面没有工作簿"))
    }
  }
}
