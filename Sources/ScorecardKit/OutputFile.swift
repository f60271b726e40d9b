import Diagnostics
import Foundation
import Glibc
import Reporting

/// Bytes to a file descriptor, gathered into large writes.
struct DescriptorSink: ByteSink {
  /// The system's reason why bytes could not be written.
  struct WriteError: Error { let code: Int32 }

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private static let capacity = 1 << 18

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    buffer.reserveCapacity(Self.capacity)
  }

  mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
    if buffer.count + bytes.count > Self.capacity { try flush() }
    if bytes.count > Self.capacity {
      try writeAll(bytes)
    } else {
      buffer.append(contentsOf: bytes)
    }
  }

  mutating func flush() throws {
    try buffer.withUnsafeBytes { try writeAll($0) }
    buffer.removeAll(keepingCapacity: true)
  }

  private func writeAll(_ bytes: UnsafeRawBufferPointer) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let slice = UnsafeRawBufferPointer(rebasing: rest)
      let written = Glibc.write(descriptor, slice.baseAddress, slice.count)
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { throw WriteError(code: errno) }
      rest = rest.dropFirst(written)
    }
  }
}

/// Writes a report to standard output, or to a file that appears whole or not at all.
enum OutputFile {
  /// - Parameter path: nil is standard output; else the report is written to a temporary file
  ///   beside it, which then takes its name.
  /// - Throws: `Failure` `.cannotWrite`.
  static func write(
    to path: String?, _ body: (inout DescriptorSink) throws -> Void
  ) throws(Failure) {
    guard let path else {
      do {
        var sink = DescriptorSink(STDOUT_FILENO)
        try body(&sink)
        try sink.flush()
      } catch {
        throw failure("stdout", error)
      }
      return
    }
    let temporary = Paths.join(Paths.folder(of: path), ".\(Paths.name(of: path)).\(getpid()).part")
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw failure(path, DescriptorSink.WriteError(code: errno))
    }
    do {
      var sink = DescriptorSink(descriptor)
      try body(&sink)
      try sink.flush()
      try check(fsync(descriptor))
      try check(close(descriptor))
      try check(rename(temporary, path))
    } catch {
      close(descriptor)
      unlink(temporary)
      throw failure(path, error)
    }
  }

  private static func check(_ result: Int32) throws {
    if result != 0 { throw DescriptorSink.WriteError(code: errno) }
  }

  private static func failure(_ path: String, _ error: any Error) -> Failure {
    let reason =
      (error as? DescriptorSink.WriteError).map { String(cString: strerror($0.code)) }
      ?? "\(error)"
    return Failure(
      .cannotWrite,
      Diagnostic(
        .cannotWrite, at: SourcePlace(path: path),
        Message(en: "cannot write the report: \(reason)", zh: "无法写出报告：\(reason)")))
  }
}
