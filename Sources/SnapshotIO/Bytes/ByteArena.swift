import Glibc

/// Bytes one after another in memory that grows; one thread at a time writes to it.
final class ByteArena {
  private(set) var count = 0
  private(set) var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int

  init(capacity: Int = 256) {
    self.capacity = max(16, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// Adds bytes from elsewhere.
  @inline(__always)
  func append(_ source: UnsafePointer<UInt8>, _ length: Int) {
    if capacity - count < length { grow(by: length) }
    memcpy(base + count, source, length)
    count += length
  }

  private func grow(by length: Int) {
    capacity = max(capacity * 2, count + length)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    memcpy(larger, base, count)
    base.deallocate()
    base = larger
  }
}

/// A run of bytes that belongs to something else, which outlives it.
struct ByteSpan {
  var start: UnsafePointer<UInt8>
  var count: Int

  init(_ start: UnsafePointer<UInt8>, _ count: Int) {
    (self.start, self.count) = (start, count)
  }

  @inline(__always) var isEmpty: Bool { count == 0 }

  @inline(__always)
  func equals(_ other: ByteSpan) -> Bool {
    count == other.count && memcmp(start, other.start, count) == 0
  }

  /// Whether it comes before another text in the order of bytes.
  @inline(__always)
  func precedes(_ other: ByteSpan) -> Bool {
    let order = memcmp(start, other.start, min(count, other.count))
    return order != 0 ? order < 0 : count < other.count
  }

  var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

  var string: String { String(decoding: buffer, as: UTF8.self) }

  /// Mixes eight bytes at a time by 128-bit products.
  var hash: UInt64 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(count)
    var position = 0
    let raw = UnsafeRawPointer(start)
    while position + 8 <= count {
      state = Self.mix(state ^ raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      position += 8
    }
    var tail: UInt64 = 0
    while position < count {
      tail = tail << 8 | UInt64(start[position])
      position += 1
    }
    return Self.mix(state ^ tail)
  }

  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}
