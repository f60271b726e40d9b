import Diagnostics
import Glibc

/// The bytes of a file as they were when it was read, for parsing and for hashing.
///
/// The file is copied into memory, not mapped: a mapped file that is cut short while it is read
/// ends the process with SIGBUS, and one that is overwritten is not what was parsed.
package struct FileContent: Sendable {
  /// As the user named it.
  package let path: String
  let bytes: PaddedBytes

  package var count: Int { bytes.count }

  init(path: String, bytes: PaddedBytes) {
    self.path = path
    self.bytes = bytes
  }

  /// The content of a file that is not on disk.
  package init(path: String, bytes: [UInt8]) {
    self.init(path: path, bytes: PaddedBytes(bytes))
  }

  package func withBytes<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try withExtendedLifetime(bytes) {
      try body(UnsafeRawBufferPointer(start: bytes.pointer, count: bytes.count))
    }
  }

  /// Reads a file on one thread.
  /// - Throws: `.inputNotFound`, or `.badInput` where it changes meanwhile.
  package static func read(path: String) throws(Failure) -> FileContent {
    try read(path: path, workers: Workers(count: 1))
  }

  /// Reads a whole file, a pipe or a device that ends.
  static func read(path: String, workers: Workers) throws(Failure) -> FileContent {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFault.opening(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileFault.opening(path, errno) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw FileFault.directory(path)
    case S_IFREG where status.st_size > 0:
      let bytes = try readRegular(
        descriptor, size: Int(status.st_size), path: path, workers)
      guard isUnchanged(descriptor, since: status) else { throw FileFault.changed(path) }
      return FileContent(path: path, bytes: bytes)
    default: return FileContent(path: path, bytes: try readStream(descriptor, path: path))
    }
  }

  /// Half of a file that is being saved can look like a whole one.
  private static func isUnchanged(_ descriptor: Int32, since before: stat) -> Bool {
    var after = stat()
    return fstat(descriptor, &after) == 0 && after.st_size == before.st_size
      && after.st_mtim.tv_sec == before.st_mtim.tv_sec
      && after.st_mtim.tv_nsec == before.st_mtim.tv_nsec
  }

  private static func readRegular(
    _ descriptor: Int32, size: Int, path: String, _ workers: Workers
  ) throws(Failure) -> PaddedBytes {
    let pieceSize = 4 << 20
    let pieces = (size + pieceSize - 1) / pieceSize
    return try PaddedBytes(capacity: size) { memory throws(Failure) in
      let faults = UnsafeMutableBufferPointer<Int32>.allocate(capacity: pieces)
      defer { faults.deallocate() }
      workers.run(pieces: pieces) { piece in
        let start = piece * pieceSize
        let range = start..<min(size, start + pieceSize)
        faults.initializeElement(
          at: piece, to: readExactly(descriptor, into: memory, range: range))
      }
      if let fault = faults.first(where: { $0 != 0 }) {
        throw fault < 0 ? FileFault.changed(path) : FileFault.reading(path, fault)
      }
      return size
    }
  }

  /// - Returns: 0, an error number, or -1 where the file ends before the range does.
  private static func readExactly(
    _ descriptor: Int32, into memory: UnsafeMutableRawBufferPointer, range: Range<Int>
  ) -> Int32 {
    var position = range.lowerBound
    while position < range.upperBound {
      let wanted = range.upperBound - position
      guard let target = memory.baseAddress else { return 0 }
      let got = pread(descriptor, target + position, wanted, off_t(position))
      if got == 0 { return -1 }
      if got < 0 {
        if errno == EINTR { continue }
        return errno
      }
      position += got
    }
    return 0
  }

  private static func readStream(
    _ descriptor: Int32, path: String
  ) throws(Failure) -> PaddedBytes {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let size = chunk.count
      let got = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, size) }
      if got == 0 { return PaddedBytes(bytes) }
      if got < 0 {
        if errno == EINTR { continue }
        throw FileFault.reading(path, errno)
      }
      bytes.append(contentsOf: chunk[..<got])
    }
  }
}
