/// A fixed-length contiguous buffer of plain values that columns are made of.
///
/// Proof of `@unchecked Sendable`: the memory is written through `writer` only while a snapshot is
/// read or an evaluation runs, by the code that made the buffer; where several threads work, each
/// writes and reads its own range of rows, and they are joined before anyone else reads. After
/// that nothing writes; concurrent reads of immutable memory are safe.
package final class ColumnBuffer<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  package let count: Int
  private let base: UnsafeMutablePointer<Element>

  /// A buffer of `count` elements that all equal `value`.
  package init(count: Int, repeating value: Element) {
    self.count = count
    let capacity = max(1, count)
    base = .allocate(capacity: capacity)
    // One byte pattern for all, where the value is made of one: memset is far faster than an
    // element at a time through generic code.
    let bytes = withUnsafeBytes(of: value) { Array($0) }
    if let first = bytes.first, bytes.allSatisfy({ $0 == first }) {
      UnsafeMutableRawPointer(base).initializeMemory(
        as: UInt8.self, repeating: first, count: capacity * MemoryLayout<Element>.stride)
    } else {
      base.initialize(repeating: value, count: capacity)
    }
  }

  /// A buffer with the elements of an array.
  package init(_ elements: [Element]) {
    count = elements.count
    base = .allocate(capacity: max(1, elements.count))
    elements.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { base.initialize(from: start, count: source.count) }
    }
  }

  /// A buffer of its own with the same elements.
  package init(copying other: ColumnBuffer) {
    count = other.count
    base = .allocate(capacity: max(1, count))
    base.initialize(from: other.base, count: count)
  }

  deinit { base.deallocate() }

  package subscript(_ index: Int) -> Element {
    precondition(index >= 0 && index < count, "column index out of range")
    return base[index]
  }

  /// The memory, for column kernels and for the Lua host; valid while the buffer lives.
  package var pointer: UnsafePointer<Element> { UnsafePointer(base) }

  /// The memory, for the code that fills the column before anyone reads it.
  package var writer: UnsafeMutablePointer<Element> { base }
}
