import Glibc
import Synchronization

/// What SIGINT, SIGTERM and SIGHUP undo before they end the process: files that are not finished,
/// and the line of progress on a terminal. Signals that are ignored stay so.
enum SignalCleanup {
  /// A file or folder that a signal removes.
  struct Doomed {
    fileprivate let slot: Int
  }

  private struct Handlers {
    var users = 0
    var previous: [(signal: Int32, handler: __sighandler_t?)] = []
  }

  private static let handlers = Mutex(Handlers())

  /// From now on a signal removes the file, or the folder if it is empty by then: what was named
  /// last goes first.
  static func remove(_ path: String) -> Doomed {
    let text = strdup(path)
    let address = UInt(bitPattern: text)
    for slot in 0..<DoomedPaths.count {
      let (exchanged, _) = DoomedPaths.table[slot].compareExchange(
        expected: 0, desired: address, ordering: .sequentiallyConsistent)
      if exchanged {
        retain()
        return Doomed(slot: slot)
      }
    }
    free(text)
    return Doomed(slot: -1)
  }

  static func keep(_ doomed: Doomed) {
    guard doomed.slot >= 0 else { return }
    release()
    free(
      UnsafeMutableRawPointer(
        bitPattern: DoomedPaths.table[doomed.slot].exchange(
          0, ordering: .sequentiallyConsistent)))
  }

  /// From now on a signal clears the line of the terminal that standard error is.
  static func showLine() {
    lineIsShown.store(true, ordering: .sequentiallyConsistent)
    retain()
  }

  static func hideLine() {
    release()
    lineIsShown.store(false, ordering: .sequentiallyConsistent)
  }

  private static func retain() {
    handlers.withLock { handlers in
      handlers.users += 1
      guard handlers.users == 1 else { return }
      handlers.previous = [SIGINT, SIGTERM, SIGHUP].compactMap { number in
        let old = signal(number, undoAndEnd)
        let isIgnored = unsafeBitCast(old, to: UInt.self) == unsafeBitCast(SIG_IGN, to: UInt.self)
        if isIgnored { signal(number, SIG_IGN) }
        return isIgnored ? nil : (number, old)
      }
    }
  }

  /// Where nothing is left to undo, signals do again what they did before.
  private static func release() {
    handlers.withLock { handlers in
      handlers.users -= 1
      guard handlers.users == 0 else { return }
      for (number, handler) in handlers.previous { signal(number, handler) }
    }
  }
}

private let lineIsShown = Atomic(false)

/// The addresses of paths, C strings, that a signal removes; 0 where there is none. Whoever takes
/// one out owns it.
private enum DoomedPaths {
  /// More than any command has unfinished at a time; a file beyond is not removed.
  static let count = 256

  // Written once, before a handler that reads it is installed; its elements are atomics.
  nonisolated(unsafe) static let table: UnsafeMutablePointer<Atomic<UInt>> = {
    let table = UnsafeMutablePointer<Atomic<UInt>>.allocate(capacity: count)
    for slot in 0..<count { (table + slot).initialize(to: Atomic(0)) }
    return table
  }()
}

/// Calls only what a signal handler may.
private func undoAndEnd(_ number: Int32) {
  var slot = DoomedPaths.count - 1
  while slot >= 0 {
    let address = DoomedPaths.table[slot].exchange(0, ordering: .sequentiallyConsistent)
    if let path = UnsafePointer<CChar>(bitPattern: address), unlink(path) != 0 { rmdir(path) }
    slot -= 1
  }
  if lineIsShown.load(ordering: .sequentiallyConsistent) {
    // A carriage return, and the order to erase to the end of the line.
    var text: (UInt8, UInt8, UInt8, UInt8) = (0x0D, 0x1B, 0x5B, 0x4B)
    _ = write(STDERR_FILENO, &text, 4)
  }
  signal(number, SIG_DFL)
  raise(number)
}
