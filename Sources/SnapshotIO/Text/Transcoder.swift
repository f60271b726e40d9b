import Glibc

/// Conversion between encodings by the C library's iconv.
struct Transcoder: ~Copyable {
  private let handle: iconv_t

  /// - Parameters:
  ///   - encoding: a name that iconv knows.
  ///   - target: another.
  /// - Returns: nil where the system has no such conversion.
  init?(from encoding: String, to target: String = "UTF-8") {
    guard let handle = iconv_open(target, encoding), handle != Self.invalid else { return nil }
    self.handle = handle
  }

  deinit { iconv_close(handle) }

  private static var invalid: iconv_t? { iconv_t(bitPattern: -1) }

  enum Outcome {
    /// All of it, with the bytes written.
    case done(Int)
    /// The offset of the first byte that is no character of the encoding.
    case invalid(Int)
  }

  /// Converts `source` into `target`, which has room for all of it: to UTF-8, a byte of the
  /// encodings in use becomes at most one and a half.
  /// - Parameter room: bytes of `target`; nil is as many as UTF-8 may take.
  func convert(
    _ source: UnsafeRawBufferPointer, into target: UnsafeMutablePointer<UInt8>, room: Int? = nil
  ) -> Outcome {
    guard let base = source.baseAddress else { return .done(0) }
    iconv(handle, nil, nil, nil, nil)
    var input: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: base)
      .assumingMemoryBound(to: CChar.self)
    var output: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(target)
      .assumingMemoryBound(to: CChar.self)
    var inputLeft = source.count
    let room = room ?? (source.count * 3 + 1) / 2
    var outputLeft = room
    let status = iconv(handle, &input, &inputLeft, &output, &outputLeft)
    if status == -1 || inputLeft > 0 { return .invalid(source.count - inputLeft) }
    return .done(room - outputLeft)
  }
}
