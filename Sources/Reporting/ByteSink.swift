/// Where a report's bytes go: a file, standard output, or an array in tests.
package protocol ByteSink {
  /// Takes the next bytes of the report; the memory is valid during the call only.
  mutating func write(_ bytes: UnsafeRawBufferPointer) throws
}

extension ByteSink {
  mutating func write(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { try write($0) }
  }

  mutating func write(_ text: String) throws {
    try write(Array(text.utf8))
  }
}

extension [UInt8]: ByteSink {
  package mutating func write(_ bytes: UnsafeRawBufferPointer) {
    append(contentsOf: bytes)
  }
}
