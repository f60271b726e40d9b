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
    format: @Sendable (Range<Int>, inout [UInt8]) -> Void
  ) throws {
    let chunks = (count + size - 1) / size
    let threads = max(1, min(threads, chunks))
    let wave = threads * 8
    var buffers = [[UInt8]](repeating: [], count: min(wave, chunks))
    for first in stride(from: 0, to: chunks, by: wave) {
      let held = min(wave, chunks - first)
      buffers.withUnsafeMutableBufferPointer { buffers in
        // Worker k alone touches the buffers k, k + threads, ….
        nonisolated(unsafe) let buffers = buffers
        DispatchQueue.concurrentPerform(iterations: threads) { worker in
          for index in stride(from: worker, to: held, by: threads) {
            let start = (first + index) * size
            buffers[index].removeAll(keepingCapacity: true)
            format(start..<min(count, start + size), &buffers[index])
          }
        }
      }
      for buffer in buffers.prefix(held) { try sink.write(buffer) }
    }
  }
}
