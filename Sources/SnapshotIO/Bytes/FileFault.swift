import Diagnostics
import Glibc

/// What may be wrong with a file before a byte of it is looked at.
enum FileFault {
  static func opening(_ path: String, _ code: Int32) -> Failure {
    code == ENOENT || code == ENOTDIR ? notFound(path) : reading(path, code)
  }

  static func directory(_ path: String) -> Failure {
    Failure(
      .inputNotFound,
      Diagnostic(
        .fileUnreadable, at: SourcePlace(path: path),
        Message(en: "this is a folder, not a file", zh: "这是文件夹，不是文件"),
        help: Message(en: "name a file inside it", zh: "请指定其中的文件")))
  }

  static func reading(_ path: String, _ code: Int32) -> Failure {
    let reason = SystemReason.of(code)
    return Failure(
      .inputNotFound,
      Diagnostic(
        .fileUnreadable, at: SourcePlace(path: path),
        Message(en: "cannot be read: \(reason.english)", zh: "无法读取：\(reason.chinese)")))
  }

  static func changed(_ path: String) -> Failure {
    Failure(
      .badInput,
      Diagnostic(
        .fileUnreadable, at: SourcePlace(path: path),
        Message(
          en: "the file changed while it was being read", zh: "读取过程中文件被改动"),
        help: Message(en: "run again when it has been saved", zh: "请在文件保存完成后重试")))
  }

  private static func notFound(_ path: String) -> Failure {
    let slash = path.lastIndex(of: "/")
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let folder = slash.map { String(path[...$0]) } ?? ""
    let names = fileNames(in: folder.isEmpty ? "." : folder)
    let diagnostic = Diagnostic(
      .fileNotFound, at: SourcePlace(path: path),
      names == nil
        ? Message(en: "no such file: the folder does not exist", zh: "文件不存在：没有该文件夹")
        : Message(en: "no such file", zh: "文件不存在"),
      help: .didYouMean(Spelling.nearest(name, in: names ?? []).map { folder + $0 }))
    return Failure(.inputNotFound, diagnostic)
  }

  /// - Returns: the names in a folder in byte order; nil where it cannot be listed.
  private static func fileNames(in folder: String) -> [String]? {
    guard let listing = opendir(folder) else { return nil }
    defer { closedir(listing) }
    var names: [String] = []
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
