import Glibc

/// A run of bytes that is filled once and then only read, with readable padding after it.
///
/// The byte after the last is a line feed and the rest of the padding is zero, so a scan for the
/// end of a cell needs no check for the end of the text, and eight bytes may be loaded at once.
///
/// Proof: the memory is written only inside `init`, by `fill`, which joins its threads before it
/// returns and lets no pointer escape; after that nothing writes until `deinit`, and concurrent
/// reads of memory that does not change are safe.
package final class PaddedBytes: @unchecked Sendable {
  static let padding = 64
  /// From this size on the memory is asked for in huge pages, which makes first use cheaper.
  private static let hugeSize = 8 << 20

  package let count: Int
  private let base: UnsafeMutablePointer<UInt8>
  private let mappedLength: Int

  /// - Parameters:
  ///   - capacity: bytes that `fill` may write.
  ///   - fill: writes the bytes, and returns how many there are.
  init<Fault: Error>(
    capacity: Int, fill: (UnsafeMutableRawBufferPointer) throws(Fault) -> Int
  ) throws(Fault) {
    let length = capacity + Self.padding
    (base, mappedLength) = Self.allocate(length)
    do {
      let filled = try fill(UnsafeMutableRawBufferPointer(start: base, count: capacity))
      count = min(capacity, max(0, filled))
    } catch {
      Self.release(base, mappedLength: mappedLength)
      throw error
    }
    (base + count).initialize(repeating: 0, count: Self.padding)
    base[count] = UInt8(ascii: "\n")
  }

  convenience init(_ bytes: [UInt8]) {
    self.init(capacity: bytes.count) { memory in
      memory.copyBytes(from: bytes)
      return bytes.count
    }
  }

  deinit { Self.release(base, mappedLength: mappedLength) }

  /// The bytes, valid while this object lives.
  var pointer: UnsafePointer<UInt8> { UnsafePointer(base) }

  private static func allocate(_ length: Int) -> (UnsafeMutablePointer<UInt8>, Int) {
    if length >= hugeSize {
      let protection = PROT_READ | PROT_WRITE
      let memory = mmap(nil, length, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
      if let memory, memory != MAP_FAILED {
        madvise(memory, length, MADV_HUGEPAGE)
        return (memory.bindMemory(to: UInt8.self, capacity: length), length)
      }
    }
    return (.allocate(capacity: length), 0)
  }

  private static func release(_ base: UnsafeMutablePointer<UInt8>, mappedLength: Int) {
    if mappedLength > 0 {
      munmap(base, mappedLength)
    } else {
      base.deallocate()
    }
  }
}
