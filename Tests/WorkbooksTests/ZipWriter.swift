import CZip

/// Makes workbook files in memory, as large and as wrong as a test wants.
enum ZipWriter {
  /// An archive of parts, packed.
  static func archive(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(nil, 0, 0, &error),
      let archive = zip_open_from_source(source, ZIP_TRUNCATE, &error)
    else { return [] }
    zip_source_keep(source)
    defer { zip_source_free(source) }
    // The archive reads the bytes when it is closed, so they must last till then.
    let kept = parts.map { part in
      let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: part.bytes.count, alignment: 1)
      bytes.copyBytes(from: part.bytes)
      return bytes
    }
    defer { for bytes in kept { bytes.deallocate() } }
    for (part, bytes) in zip(parts, kept) {
      guard let data = zip_source_buffer(archive, bytes.baseAddress, UInt64(bytes.count), 0) else {
        continue
      }
      zip_file_add(archive, part.name, data, zip_flags_t(ZIP_FL_ENC_UTF_8))
    }
    guard zip_close(archive) == 0 else { return [] }
    return content(of: source)
  }

  private static func content(of source: OpaquePointer) -> [UInt8] {
    var status = zip_stat_t()
    guard zip_source_stat(source, &status) == 0, zip_source_open(source) == 0 else { return [] }
    defer { zip_source_close(source) }
    return [UInt8](unsafeUninitializedCapacity: Int(status.size)) { memory, count in
      count = max(0, Int(zip_source_read(source, memory.baseAddress, status.size)))
    }
  }

  /// A workbook with one sheet.
  /// - Parameters:
  ///   - rows: what is in `<sheetData>`.
  ///   - after: what comes after it.
  static func workbook(
    rows: [UInt8], after: String = "", more: [(name: String, bytes: [UInt8])] = []
  ) -> [UInt8] {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    func links(_ kind: String, _ target: String) -> [UInt8] {
      Array(
        """
        <Relationships><Relationship Id="a" Type="\(office)/\(kind)" Target="\(target)"/>\
        </Relationships>
        """.utf8)
    }
    let book = "<workbook><sheets><sheet name=\"一\" sheetId=\"1\" id=\"a\"/></sheets></workbook>"
    return archive(
      [
        ("_rels/.rels", links("officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", Array(book.utf8)),
        ("xl/_rels/workbook.xml.rels", links("worksheet", "sheet.xml")),
        (
          "xl/sheet.xml",
          Array("<worksheet><sheetData>".utf8) + rows
            + Array("</sheetData>\(after)</worksheet>".utf8)
        ),
      ] + more)
  }
}
