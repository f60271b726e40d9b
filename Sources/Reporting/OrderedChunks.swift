import Dispatch

/// Formats rows on several threads and hands the bytes on in row order.
enum OrderedChunks {
  /// Calls `format` for `0..<count` in chunks, each with a buffer of its own to append to.
  ///
  /// The chunks do not depend on the number of threads, so the bytes do not either. At most eight
  /// chunks a thread are held at once.
  /// - Throws: what `sink` throws.
  static func write(
    count: Int, chunk size: Int, threads: Int, to sink: inout some ByteSink,
    format: @Sendable (Range<Int>, inout ByteBuffer) -> Void
  ) throws {
    let chunks = (count + size - 1) / size
    let threads = max(1, min(threads, chunks))
    let wave = min(threads * 8, chunks)
    let buffers = UnsafeMutablePointer<ByteBuffer>.allocate(capacity: wave)
    for index in 0..<wave { (buffers + index).initialize(to: ByteBuffer()) }
    defer {
      buffers.deinitialize(count: wave)
      buffers.deallocate()
    }
    for first in stride(from: 0, to: chunks, by: max(1, wave)) {
      let held = min(wave, chunks - first)
      // Safe to share: worker k alone touches the buffers k, k + threads, …, and this thread only
      // before and after all workers.
      nonisolated(unsafe) let buffers = buffers
      DispatchQueue.concurrentPerform(iterations: threads) { worker in
        for index in stride(from: worker, to: held, by: threads) {
          let start = (first + index) * size
          buffers[index].removeAll()
          format(start..<min(count, start + size), &buffers[index])
        }
      }
      for index in 0..<held { try sink.write(buffers[index].bytes) }
    }
  }
}
