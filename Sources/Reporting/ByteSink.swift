/// Where a report's bytes go: a file, standard output, or an array in tests.
package protocol ByteSink {
  /// Takes the next bytes of the report; the memory is valid during the call only.
  mutating func write(_ bytes: UnsafeRawBufferPointer) throws
}

extension [UInt8]: ByteSink {
  package mutating func write(_ bytes: UnsafeRawBufferPointer) {
    append(contentsOf: bytes)
  }
}
