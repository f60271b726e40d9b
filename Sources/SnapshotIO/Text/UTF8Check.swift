/// Validation of UTF-8 (Unicode Standard, table 3-7).
enum UTF8Check {
  /// The offset of the first byte in `start..<end` that begins no well-formed character, or nil.
  ///
  /// `start` must be the start of a character. Reads at most eight bytes beyond `end`.
  static func firstInvalid(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var position = start
    while position < end {
      if base[position] < 0x80 {
        position = skipASCII(base, position, end)
        continue
      }
      let length = characterLength(base + position)
      guard length > 0, position + length <= end else { return position }
      position += length
    }
    return nil
  }

  /// The first position from `start` on, at most `end`, that holds no ASCII byte.
  @inline(__always)
  private static func skipASCII(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
    var position = start
    let raw = UnsafeRawPointer(base)
    while position + 32 <= end {
      let block = raw.loadUnaligned(fromByteOffset: position, as: SIMD4<UInt64>.self)
      let high = (block[0] | block[1] | block[2] | block[3]) & 0x8080_8080_8080_8080
      if high != 0 { break }
      position += 32
    }
    while position < end, base[position] < 0x80 { position += 1 }
    return position
  }

  /// Bytes of the character of two or more bytes at `bytes`; 0 where it is not well formed.
  @inline(__always)
  static func characterLength(_ bytes: UnsafePointer<UInt8>) -> Int {
    let lead = bytes[0]
    switch lead {
    case 0xE1...0xEC, 0xEE...0xEF:
      return isTail(bytes[1]) && isTail(bytes[2]) ? 3 : 0
    case 0xC2...0xDF:
      return isTail(bytes[1]) ? 2 : 0
    case 0xE0:
      return bytes[1] &- 0xA0 <= 0x1F && isTail(bytes[2]) ? 3 : 0
    case 0xED:
      return bytes[1] &- 0x80 <= 0x1F && isTail(bytes[2]) ? 3 : 0
    case 0xF0:
      return bytes[1] &- 0x90 <= 0x2F && isTail(bytes[2]) && isTail(bytes[3]) ? 4 : 0
    case 0xF1...0xF3:
      return isTail(bytes[1]) && isTail(bytes[2]) && isTail(bytes[3]) ? 4 : 0
    case 0xF4:
      return bytes[1] &- 0x80 <= 0x0F && isTail(bytes[2]) && isTail(bytes[3]) ? 4 : 0
    default:
      return 0
    }
  }

  @inline(__always)
  private static func isTail(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
