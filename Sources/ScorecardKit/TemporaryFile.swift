import Glibc

/// A new file beside the one whose place it is to take.
///
/// Until it has that place or is removed, a signal that ends the process removes it first.
struct TemporaryFile {
  let descriptor: Int32
  private let path: String
  private let doomed: SignalCleanup.Doomed

  /// - Throws: `DescriptorSink.WriteError`.
  init(beside other: String) throws {
    let folder = Paths.folder(of: other)
    for _ in 0..<100 {
      let name = ".scorecard-\(String(UInt64.random(in: 0...UInt64.max), radix: 36)).part"
      let path = folder.isEmpty ? name : folder == "/" ? "/\(name)" : "\(folder)/\(name)"
      let doomed = SignalCleanup.remove(path)
      // The user's umask decides who may read it, as for any new file.
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      let code = errno
      if descriptor >= 0 {
        (self.descriptor, self.path, self.doomed) = (descriptor, path, doomed)
        return
      }
      SignalCleanup.keep(doomed)
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
    SignalCleanup.keep(doomed)
  }
}
