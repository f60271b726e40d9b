import Glibc

/// A fixed number of threads that share out numbered pieces of work.
struct Workers: Sendable {
  /// Threads that work at once, the caller's included; at least 1.
  let count: Int

  init(count: Int) { self.count = max(1, count) }

  /// Calls `body` once for each piece in `0..<pieces`, in any order and on several threads, and
  /// returns when all are done. `body` may write only to what belongs to its piece.
  func run(pieces: Int, _ body: (Int) -> Void) {
    let threads = min(count, pieces)
    guard threads > 1 else {
      for piece in 0..<pieces { body(piece) }
      return
    }
    withoutActuallyEscaping(body) { body in
      let queue = PieceQueue(pieces: pieces, body: body)
      let helpers = (1..<threads).compactMap { _ in queue.startThread() }
      queue.work()
      for helper in helpers { pthread_join(helper, nil) }
    }
  }
}

/// The pieces that are still to be done.
private final class PieceQueue {
  private let pieces: Int
  private let body: (Int) -> Void
  private var next = 0
  private let lock: UnsafeMutablePointer<pthread_mutex_t>

  init(pieces: Int, body: @escaping (Int) -> Void) {
    self.pieces = pieces
    self.body = body
    lock = .allocate(capacity: 1)
    lock.initialize(to: pthread_mutex_t())
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  /// - Returns: nil where the system gives no further thread; the others do its share.
  func startThread() -> pthread_t? {
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self)
    let status = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<PieceQueue>.fromOpaque(context).takeRetainedValue().work()
        return nil
      }, context.toOpaque())
    guard status == 0 else {
      context.release()
      return nil
    }
    return thread
  }

  func work() {
    while let piece = take() { body(piece) }
  }

  private func take() -> Int? {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    guard next < pieces else { return nil }
    next += 1
    return next - 1
  }
}
