import Glibc
import Synchronization

/// A new file beside the one whose place it is to take.
///
/// Until it has that place or is removed, SIGINT, SIGTERM and SIGHUP remove it before they end
/// the process, unless they are ignored. They know of one file at a time.
struct TemporaryFile {
  let descriptor: Int32
  private let path: String
  private let cleanup: SignalCleanup

  /// - Throws: `DescriptorSink.WriteError`.
  init(beside other: String) throws {
    let folder = Paths.folder(of: other)
    for _ in 0..<100 {
      let name = ".scorecard-\(String(UInt64.random(in: 0...UInt64.max), radix: 36)).part"
      let path = folder.isEmpty ? name : folder == "/" ? "/\(name)" : "\(folder)/\(name)"
      let cleanup = SignalCleanup(removing: path)
      // The user's umask decides who may read it, as for any new file.
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      let code = errno
      if descriptor >= 0 {
        (self.descriptor, self.path, self.cleanup) = (descriptor, path, cleanup)
        return
      }
      cleanup.end()
      guard code == EEXIST else { throw DescriptorSink.WriteError(code: code) }
    }
    throw DescriptorSink.WriteError(code: EEXIST)
  }

  /// Takes the place of a file.
  /// - Throws: `DescriptorSink.WriteError`; then the file there is as it was.
  func rename(to other: String) throws {
    try OutputFile.check(Glibc.rename(path, other))
  }

  /// Removes the file if it still has its own name.
  func remove() {
    unlink(path)
    cleanup.end()
  }
}

/// The address of the path, a C string, that a signal removes; 0 where there is none. Whoever
/// takes it out owns it.
private let doomedPath = Atomic<UInt>(0)

/// Signals that remove a file before they end the process.
private struct SignalCleanup {
  private let previous: [(signal: Int32, handler: __sighandler_t?)]

  init(removing path: String) {
    Self.forget()
    let text = strdup(path)
    doomedPath.store(UInt(bitPattern: text), ordering: .sequentiallyConsistent)
    previous = [SIGINT, SIGTERM, SIGHUP].compactMap { number in
      let old = signal(number, removeAndEnd)
      let isIgnored = unsafeBitCast(old, to: UInt.self) == unsafeBitCast(SIG_IGN, to: UInt.self)
      if isIgnored { signal(number, SIG_IGN) }
      return isIgnored ? nil : (number, old)
    }
  }

  /// Signals do again what they did before.
  func end() {
    for (number, handler) in previous { signal(number, handler) }
    Self.forget()
  }

  private static func forget() {
    free(
      UnsafeMutableRawPointer(bitPattern: doomedPath.exchange(0, ordering: .sequentiallyConsistent))
    )
  }
}

/// Calls only what a signal handler may.
private func removeAndEnd(_ number: Int32) {
  let address = doomedPath.exchange(0, ordering: .sequentiallyConsistent)
  if let path = UnsafePointer<CChar>(bitPattern: address) { unlink(path) }
  signal(number, SIG_DFL)
  raise(number)
}
