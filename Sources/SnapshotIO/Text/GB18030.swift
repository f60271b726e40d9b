import Glibc

/// GB18030 (and GBK, its subset), what Chinese Excel saves, to UTF-8.
///
/// ASCII is copied and only runs of other characters go through iconv; pieces of whole lines are
/// converted on all threads.
enum GB18030 {
  enum Outcome {
    case text(PaddedBytes)
    /// The offset of the first byte that is no character.
    case invalid(Int)
    case unsupported
  }

  private enum Fault: Error {
    case invalid(Int)
    case unsupported
  }

  static func decode(_ bytes: PaddedBytes, workers: Workers) -> Outcome {
    do throws(Fault) {
      return .text(try convert(bytes, workers))
    } catch {
      switch error {
      case .invalid(let offset): return .invalid(offset)
      case .unsupported: return .unsupported
      }
    }
  }

  /// Two bytes become at most three, so the output of a piece that starts at `n` may start at
  /// `n × 3 / 2`; afterwards the pieces are moved together.
  private static func convert(
    _ bytes: PaddedBytes, _ workers: Workers
  ) throws(Fault) -> PaddedBytes {
    let bounds = pieceBounds(bytes)
    let capacity = outputOffset(bytes.count)
    return try PaddedBytes(capacity: capacity) { memory throws(Fault) in
      guard let target = memory.bindMemory(to: UInt8.self).baseAddress else { return 0 }
      let pieces = bounds.count - 1
      let outcomes = UnsafeMutableBufferPointer<Transcoder.Outcome?>.allocate(capacity: pieces)
      defer { outcomes.deallocate() }
      workers.run(pieces: pieces) { piece in
        let (start, end) = (bounds[piece], bounds[piece + 1])
        outcomes.initializeElement(
          at: piece,
          to: convertPiece(bytes.pointer, start, end, into: target + outputOffset(start)))
      }
      var filled = 0
      for piece in 0..<pieces {
        switch outcomes[piece] {
        case .done(let count):
          memmove(target + filled, target + outputOffset(bounds[piece]), count)
          filled += count
        case .invalid(let offset): throw .invalid(offset)
        case nil: throw .unsupported
        }
      }
      return filled
    }
  }

  private static func outputOffset(_ offset: Int) -> Int { (offset * 3 + 1) / 2 }

  /// Piece bounds of about a megabyte, each after a line feed, which no character contains.
  private static func pieceBounds(_ bytes: PaddedBytes) -> [Int] {
    var bounds = [0]
    while let last = bounds.last, bytes.count - last > 1 << 20 {
      let from = last + 1 << 20
      guard let feed = memchr(bytes.pointer + from, 0x0A, bytes.count - from) else { break }
      bounds.append(UnsafeRawPointer(feed) - UnsafeRawPointer(bytes.pointer) + 1)
    }
    if bounds.last != bytes.count { bounds.append(bytes.count) }
    return bounds
  }

  /// - Returns: nil where the system cannot convert; an invalid offset counts from `base`.
  private static func convertPiece(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int,
    into target: UnsafeMutablePointer<UInt8>
  ) -> Transcoder.Outcome? {
    guard let transcoder = Transcoder(from: "GB18030") else { return nil }
    var (position, filled) = (start, 0)
    while position < end {
      let byte = base[position]
      if byte < 0x80 {
        target[filled] = byte
        (position, filled) = (position + 1, filled + 1)
        continue
      }
      let runEnd = endOfRun(base, position, end)
      let run = UnsafeRawBufferPointer(start: base + position, count: runEnd - position)
      switch transcoder.convert(run, into: target + filled) {
      case .done(let count): filled += count
      case .invalid(let offset): return .invalid(position + offset)
      }
      position = runEnd
    }
    return .done(filled)
  }

  /// The end of the characters of two and four bytes that start at `start`.
  private static func endOfRun(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> Int {
    var position = start
    while position < end, base[position] >= 0x80 {
      let isFour = position + 1 < end && base[position + 1] &- 0x30 <= 9
      position += isFour ? 4 : 2
    }
    return min(position, end)
  }
}
