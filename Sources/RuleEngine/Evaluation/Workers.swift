import Dispatch
import LuaSandbox
import Synchronization

/// Runs the chunks of a job on several threads.
package enum Workers {
  /// The results of all chunks in order.
  /// - Parameters:
  ///   - threads: how many chunks are worked at a time, each on a thread with a stack large
  ///     enough for Lua.
  ///   - context: makes what a thread keeps from chunk to chunk.
  package static func map<Context, Result: Sendable>(
    chunks: Int, threads: Int, context: @Sendable () -> Context,
    _ body: @Sendable (Int, Context) -> Result
  ) -> [Result] {
    let next = Atomic(0)
    let results = Mutex([Result?](repeating: nil, count: chunks))
    DispatchQueue.concurrentPerform(iterations: max(1, min(threads, chunks))) { _ in
      withLargeStack {
        let context = context()
        while true {
          let chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard chunk < chunks else { return }
          let result = body(chunk, context)
          results.withLock { $0[chunk] = result }
        }
      }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
