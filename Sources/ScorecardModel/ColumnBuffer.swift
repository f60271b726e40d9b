/// A fixed-length contiguous buffer of plain values that columns are made of.
///
/// Proof of `@unchecked Sendable`: the memory is written through `writer` only by the code that
/// builds the column, before the buffer becomes part of a `Snapshot` or `ScoreTable`, with
/// disjoint ranges where several threads build one column and a join before anyone reads. After
/// that nothing writes; concurrent reads of immutable memory are safe.
package final class ColumnBuffer<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  package let count: Int
  private let base: UnsafeMutablePointer<Element>

  /// A buffer of `count` elements that all equal `value`.
  package init(count: Int, repeating value: Element) {
    self.count = count
    base = .allocate(capacity: max(1, count))
    base.initialize(repeating: value, count: max(1, count))
  }

  /// A buffer with the elements of an array.
  package init(_ elements: [Element]) {
    count = elements.count
    base = .allocate(capacity: max(1, elements.count))
    elements.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { base.initialize(from: start, count: source.count) }
    }
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
