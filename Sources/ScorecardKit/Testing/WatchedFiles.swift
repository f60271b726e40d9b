import Glibc

/// The files that tests may read, as they are at one moment: whether any was saved, added or
/// removed since is told by their times, sizes and numbers. Contents are not read.
struct WatchedFiles: Equatable {
  private struct Stamp: Equatable {
    let seconds: Int
    let nanoseconds: Int
    let size: Int
    /// An editor that saves under another name and renames makes another file.
    let number: UInt
  }

  private var stamps: [String: Stamp] = [:]

  /// - Parameters:
  ///   - files: whether or not they are there.
  ///   - folders: whose Lua, CSV and YAML files count.
  init(files: [String], folders: [String]) {
    for path in files { add(path) }
    for folder in folders {
      for name in Paths.names(in: folder) ?? [] where Self.counts(name) {
        add(Paths.join(folder, name))
      }
    }
  }

  private mutating func add(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return }
    stamps[path] = Stamp(
      seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec,
      size: Int(status.st_size), number: UInt(status.st_ino))
  }

  private static func counts(_ name: String) -> Bool {
    !name.hasPrefix(".") && [".lua", ".csv", ".yaml"].contains { name.hasSuffix($0) }
  }

  /// Adds files that were not looked at yet; others stay as they were.
  mutating func add(_ later: WatchedFiles) {
    stamps.merge(later.stamps) { earlier, _ in earlier }
  }

  /// The files that are new, gone or otherwise than before, by name.
  func changes(since earlier: WatchedFiles) -> [String] {
    Set(stamps.keys).union(earlier.stamps.keys)
      .filter { stamps[$0] != earlier.stamps[$0] }.sorted()
  }
}
