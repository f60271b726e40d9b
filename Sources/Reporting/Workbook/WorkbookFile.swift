import CXlsxWriter
import Diagnostics
import Glibc
import ScorecardModel

/// A workbook in the making, in a temporary file that has no name: whatever happens, nothing of it
/// is left behind, and its bytes go on only when it is complete.
///
/// It has no clock: the day of creation is given, and libxlsxwriter dates what is in the archive
/// to 1980.
final class WorkbookFile {
  /// What libxlsxwriter or the system said.
  struct WriteError: Error, CustomStringConvertible {
    let description: String
  }

  let language: Language
  private let book: UnsafeMutablePointer<lxw_workbook>
  private let temporary: UnsafeMutablePointer<FILE>
  private var isOpen = true
  private var formats: [CellStyle: CellFormat] = [:]
  private var names = SheetNames()
  private(set) var sheetCount = 0
  private(set) var log = DiagnosticLog()
  private var fault: lxw_error?

  /// - Throws: `WriteError`.
  init(_ language: Language) throws {
    self.language = language
    guard let temporary = tmpfile() else {
      throw WriteError(description: String(cString: strerror(errno)))
    }
    self.temporary = temporary
    guard let book = workbook_new("/proc/self/fd/\(fileno(temporary))") else {
      fclose(temporary)
      throw WriteError(description: String(cString: strerror(ENOMEM)))
    }
    self.book = book
    // The first format is that of cells without one. Its font is what widths of columns count in;
    // with the font of the texts, a width is in characters of them.
    if let usual = book.pointee.formats?.pointee.stqh_first {
      var style = CellStyle()
      style.hasBorder = false
      style.apply(to: usual, language)
    }
  }

  deinit {
    if isOpen { lxw_workbook_free(book) }
    fclose(temporary)
  }

  /// - Parameter date: stands for the day of creation.
  func describe(title: String, comments: String, date: CalendarDate?) {
    let seconds = CalendarDate("1970-01-01").flatMap { epoch in date.map { epoch.days(to: $0) } }
    var properties = lxw_doc_properties()
    // 0 would be now.
    properties.created = max(1, (seconds ?? 0) * 86_400)
    title.cellText.withMutableCString { title in
      comments.cellText.withMutableCString { comments in
        properties.title = title
        properties.comments = comments
        note(workbook_set_properties(book, &properties))
      }
    }
  }

  func format(_ style: CellStyle) -> CellFormat? {
    if let known = formats[style] { return known }
    guard let format = workbook_add_format(book) else {
      note(LXW_ERROR_MEMORY_MALLOC_FAILED)
      return nil
    }
    style.apply(to: format, language)
    formats[style] = format
    return format
  }

  /// Adds a sheet behind the others.
  /// - Parameters:
  ///   - isStreamed: its rows are written from the top down, each once, and do not stay in memory.
  ///     Such a sheet cannot have cells merged over rows, and holds a file open.
  func sheet(_ text: String, suffix: String = "", isStreamed: Bool = false) -> Sheet? {
    let name = names.name(text, suffix: suffix)
    book.pointee.options.constant_memory = isStreamed && sheetCount < Self.streamLimit ? 1 : 0
    guard let pointer = workbook_add_worksheet(book, name) else {
      note(LXW_ERROR_MEMORY_MALLOC_FAILED)
      return nil
    }
    sheetCount += 1
    return Sheet(name: name, pointer: pointer, file: self)
  }

  /// A process may have a thousand files open; the sheets behind these stay in memory.
  private static let streamLimit = 400

  func chart(_ type: lxw_chart_type) -> UnsafeMutablePointer<lxw_chart>? {
    workbook_add_chart(book, UInt8(type.rawValue))
  }

  /// Remembers the first thing that went wrong.
  func note(_ code: lxw_error) {
    if code != LXW_NO_ERROR, fault == nil { fault = code }
  }

  func tell(_ diagnostic: Diagnostic) { log.append(diagnostic) }

  /// Completes the workbook and hands its bytes on.
  /// - Throws: `WriteError`, and what `sink` throws.
  func finish(to sink: inout some ByteSink) throws {
    isOpen = false
    note(workbook_close(book))
    if let fault {
      throw WriteError(description: lxw_strerror(fault).map { String(cString: $0) } ?? "\(fault)")
    }
    let descriptor = fileno(temporary)
    guard lseek(descriptor, 0, SEEK_SET) == 0 else {
      throw WriteError(description: String(cString: strerror(errno)))
    }
    try withUnsafeTemporaryAllocation(byteCount: 1 << 18, alignment: 16) { buffer in
      while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw WriteError(description: String(cString: strerror(errno))) }
        if count == 0 { return }
        try sink.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      }
    }
  }
}

extension String {
  /// The text as C takes it where it forgot to say `const`.
  func withMutableCString<Result>(_ body: (UnsafeMutablePointer<CChar>) -> Result) -> Result {
    withCString { body(UnsafeMutablePointer(mutating: $0)) }
  }
}
