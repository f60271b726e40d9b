import Glibc
import Reporting

/// Bytes to a file descriptor, gathered into large writes.
struct DescriptorSink: ByteSink {
  /// The system's reason why bytes could not be written.
  struct WriteError: Error {
    let code: Int32

    /// A reader that has seen enough, `head`, has closed the pipe.
    var isClosedPipe: Bool { code == EPIPE }
  }

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
      guard written > 0 else { throw WriteError(code: written < 0 ? errno : EIO) }
      rest = rest.dropFirst(written)
    }
  }
}

/// The process's standard streams, for texts of the command line. Writing to a stream that is
/// closed is no fault: nobody is there to be told.
public enum StandardStream: Int32, Sendable {
  /// Standard output.
  case output = 1
  /// Standard error.
  case error = 2

  /// Writes a text as far as the stream takes it.
  public func write(_ text: String) {
    var sink = DescriptorSink(rawValue)
    do {
      try Array(text.utf8).withUnsafeBytes { try sink.write($0) }
      try sink.flush()
    } catch {
      // The reader has gone, or the stream is closed or full.
    }
  }

  /// Whether a terminal is at its other end.
  public var isTerminal: Bool { isatty(rawValue) == 1 }

  /// The columns of the terminal; nil where there is none, or it does not say.
  public var columns: Int? {
    var size = winsize()
    guard isTerminal, ioctl(rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
    else { return nil }
    return Int(size.ws_col)
  }

  /// Makes the standard streams safe to use, before anything is opened: a write to a closed pipe
  /// returns an error instead of ending the process, and the number of a stream that was closed
  /// before the start is not given to a file, into which diagnostics would go.
  public static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    // For writing to standard error only: a report to a closed standard output must fail.
    for (descriptor, mode) in [(STDIN_FILENO, O_RDONLY), (1, O_RDONLY), (2, O_WRONLY)]
    where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", mode)
    }
  }
}
