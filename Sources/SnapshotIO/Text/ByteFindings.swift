import Glibc

/// What one look at all bytes of a text finds.
struct ByteFindings {
  /// The first byte that begins no well-formed UTF-8 character.
  private(set) var firstInvalid: Int?
  private(set) var firstNUL: Int?
  private(set) var hasQuote = false
  private(set) var hasCarriageReturn = false

  /// Looks at pieces of the text on all threads.
  init(of text: SourceText, _ workers: Workers) {
    let (base, count) = (text.base, text.count)
    let pieceSize = 1 << 18
    let pieces = (count + pieceSize - 1) / pieceSize
    let found = UnsafeMutableBufferPointer<ByteFindings>.allocate(capacity: pieces)
    defer { found.deallocate() }
    workers.run(pieces: pieces) { piece in
      let start = Self.characterStart(base, piece * pieceSize)
      let end = piece + 1 == pieces ? count : Self.characterStart(base, (piece + 1) * pieceSize)
      found.initializeElement(at: piece, to: ByteFindings(base, start, end))
    }
    for finding in found {
      firstInvalid = firstInvalid ?? finding.firstInvalid
      firstNUL = firstNUL ?? finding.firstNUL
      hasQuote = hasQuote || finding.hasQuote
      hasCarriageReturn = hasCarriageReturn || finding.hasCarriageReturn
    }
  }

  private init(_ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int) {
    firstInvalid = UTF8Check.firstInvalid(base, start, end)
    firstNUL = memchr(base + start, 0, end - start).map {
      UnsafeRawPointer($0) - UnsafeRawPointer(base)
    }
    hasQuote = memchr(base + start, Int32(Byte.quote), end - start) != nil
    hasCarriageReturn = memchr(base + start, Int32(Byte.carriageReturn), end - start) != nil
  }

  /// The first position from `position` on, at most three further, that can start a character.
  private static func characterStart(_ base: UnsafePointer<UInt8>, _ position: Int) -> Int {
    guard position > 0 else { return 0 }
    return (position..<position + 3).first { base[$0] & 0xC0 != 0x80 } ?? position
  }
}
