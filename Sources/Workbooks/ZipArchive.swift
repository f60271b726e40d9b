import CZip
import Diagnostics

/// How much a workbook may unpack to. Beyond it, the file is taken for an attack.
package struct WorkbookLimits: Sendable {
  /// Parts in the archive.
  package var parts = 10_000
  /// Bytes of a worksheet or of the shared strings, unpacked.
  package var largePart = 4 << 30
  /// Bytes of any other part, unpacked.
  package var smallPart = 32 << 20
  /// Unpacked bytes for each packed one, where a part unpacks to more than `ratioFrom` bytes.
  package var ratio = 250
  package var ratioFrom = 16 << 20
  /// Characters of one cell; Excel allows 32,767.
  package var cellBytes = 1 << 20
  /// Elements within elements.
  package var depth = 64
  /// Rows that merged cells go over, all together.
  package var mergedRows = 4 << 20

  package init() {}
}

/// The parts of a workbook file: a ZIP archive in memory.
final class ZipArchive {
  let faults: WorkbookFaults
  let limits: WorkbookLimits
  /// Of the whole file: no part is packed into more, whatever the file says of it.
  private let size: Int
  private let archive: OpaquePointer
  /// By name in lower case, with `/` between folders and none before the first.
  private var indexByName: [String: UInt64] = [:]

  /// - Parameter bytes: the file; they must outlive the archive.
  init(
    _ bytes: UnsafeRawBufferPointer, faults: WorkbookFaults, limits: WorkbookLimits
  ) throws(Failure) {
    (self.faults, self.limits, size) = (faults, limits, bytes.count)
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error)
    else { throw faults.notAnArchive() }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw faults.notAnArchive()
    }
    self.archive = archive
    let count = zip_get_num_entries(archive, 0)
    guard count <= limits.parts else {
      throw faults.tooLarge(
        Message(
          en: "the file has \(count) parts; a workbook has at most \(limits.parts)",
          zh: "文件含有 \(count) 个内部文件，超过上限 \(limits.parts)"))
    }
    for index in 0..<UInt64(max(0, count)) {
      guard let name = zip_get_name(archive, index, zip_flags_t(ZIP_FL_ENC_GUESS)) else { continue }
      let key = Self.key(String(cString: name))
      if indexByName[key] == nil { indexByName[key] = index }
    }
  }

  deinit { zip_discard(archive) }

  private static func key(_ name: String) -> String {
    let path = name.replacing("\\", with: "/").lowercased()
    return path.hasPrefix("/") ? String(path.dropFirst()) : path
  }

  func contains(_ name: String) -> Bool { indexByName[Self.key(name)] != nil }

  /// Opens a part for reading; nil where there is none.
  /// - Parameter isLarge: whether it grows with the data.
  func open(_ name: String, isLarge: Bool = false) throws(Failure) -> PartStream? {
    guard let index = indexByName[Self.key(name)] else { return nil }
    var status = zip_stat_t()
    zip_stat_init(&status)
    guard zip_stat_index(archive, index, 0, &status) == 0,
      let file = zip_fopen_index(archive, index, 0)
    else {
      let reason = zip_error_strerror(zip_get_error(archive)).map { String(cString: $0) }
      throw faults.unreadable(part: name, reason ?? "?")
    }
    return PartStream(
      file: file, name: name, packed: min(size, Int(clamping: status.comp_size)),
      most: isLarge ? limits.largePart : limits.smallPart, archive: self)
  }
}

/// The unpacked bytes of one part, from first to last.
final class PartStream {
  let name: String
  private let file: OpaquePointer
  private let packed: Int
  private let most: Int
  private let archive: ZipArchive
  private var total = 0

  init(file: OpaquePointer, name: String, packed: Int, most: Int, archive: ZipArchive) {
    (self.file, self.name, self.packed, self.most) = (file, name, packed, most)
    self.archive = archive
  }

  deinit { zip_fclose(file) }

  /// - Returns: how many bytes were read, 0 at the end.
  /// - Throws: where the part is damaged, or unpacks to more than it may.
  func read(into target: UnsafeMutableRawPointer, most size: Int) throws(Failure) -> Int {
    let got = zip_fread(file, target, UInt64(size))
    guard got >= 0 else {
      let reason = zip_error_strerror(zip_file_get_error(file)).map { String(cString: $0) }
      throw archive.faults.unreadable(part: name, reason ?? "?")
    }
    total += Int(got)
    let isDense = total > archive.limits.ratioFrom && total / max(1, packed) > archive.limits.ratio
    guard total <= most, !isDense else {
      throw archive.faults.tooLarge(
        Message(
          en: "part '\(name)' unpacks to far more than a table needs: this may be a zip bomb",
          zh: "内部文件“\(name)”解压后远大于正常表格，可能是压缩炸弹"))
    }
    return Int(got)
  }
}
