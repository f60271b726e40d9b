import Diagnostics
import Glibc

/// Writes files that are not there yet: all of them, or none.
struct NewFiles {
  let folder: String
  let files: [NewFile]

  /// - Throws: `Failure` `.cannotWrite` with a diagnostic for each file that is in the way, or
  ///   where writing fails; then nothing is left behind.
  func write() throws(Failure) {
    try refuseOverwriting()
    var made = Made()
    defer { made.keep() }
    do {
      try make(folder: folder, &made)
      for file in files { try make(file, &made) }
    } catch {
      made.remove()
      throw error
    }
  }

  private func refuseOverwriting() throws(Failure) {
    if Paths.exists(folder), !Paths.isFolder(folder) {
      throw Failure(.cannotWrite, noFolder(folder))
    }
    let inTheWay = files.compactMap(obstacle)
    if !inTheWay.isEmpty {
      throw Failure(.cannotWrite, inTheWay + [nothingWritten])
    }
  }

  /// What is there already, in place of a file or of a folder that it is to be in.
  private func obstacle(_ file: NewFile) -> Diagnostic? {
    let path = Paths.join(folder, file.path)
    var status = stat()
    // A link that leads nowhere is there, too.
    if lstat(path, &status) == 0 {
      return Diagnostic(
        .fileExists, at: SourcePlace(path: path),
        Message(
          en: "the file is there already; it would be: \(file.about.english)",
          zh: "文件已经存在；这里本应是：\(file.about.chinese)"))
    }
    guard errno == ENOTDIR else { return nil }
    return noFolder(Paths.folder(of: path))
  }

  private func noFolder(_ path: String) -> Diagnostic {
    Diagnostic(
      .fileExists, at: SourcePlace(path: path),
      Message(en: "this is no folder", zh: "这里不是文件夹"),
      help: Message(en: "name a new or an empty folder", zh: "请换一个新的或空的文件夹"))
  }

  private var nothingWritten: Diagnostic {
    Diagnostic(
      .fileExists, .error,
      Message(
        en: "nothing was written: init makes a workspace where there is none",
        zh: "没有写任何文件：init 只在没有工作区的地方新建"),
      help: Message(
        en: "name a new folder: scorecard init FOLDER; to refresh the editor's files only: "
          + "scorecard init --editor",
        zh: "请换一个新文件夹：scorecard init 文件夹；只更新编辑器的文件：scorecard init --editor"))
  }

  // MARK: Writing

  /// What was made, to be removed where something goes wrong or a signal ends the process.
  private struct Made {
    private var files: [String] = []
    private var folders: [String] = []
    private var doomed: [SignalCleanup.Doomed] = []

    mutating func add(file: String) {
      files.append(file)
      doomed.append(SignalCleanup.remove(file))
    }

    mutating func add(folder: String) {
      folders.append(folder)
      doomed.append(SignalCleanup.remove(folder))
    }

    func keep() { for path in doomed { SignalCleanup.keep(path) } }

    func remove() {
      for file in files { unlink(file) }
      for folder in folders.reversed() { rmdir(folder) }
    }
  }

  private func make(_ file: NewFile, _ made: inout Made) throws(Failure) {
    let path = Paths.join(folder, file.path)
    try make(folder: Paths.folder(of: path), &made)
    // Nothing that came meanwhile is overwritten.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.failure(path, errno) }
    defer { close(descriptor) }
    made.add(file: path)
    do {
      var sink = DescriptorSink(descriptor)
      try file.bytes.withUnsafeBytes { try sink.write($0) }
      try sink.flush()
    } catch {
      throw Self.failure(path, (error as? DescriptorSink.WriteError)?.code ?? EIO)
    }
  }

  private func make(folder: String, _ made: inout Made) throws(Failure) {
    if folder.isEmpty || Paths.isFolder(folder) { return }
    try make(folder: Paths.folder(of: folder), &made)
    // `new/` is `new`, which has just been made.
    if Paths.isFolder(folder) { return }
    guard mkdir(folder, 0o777) == 0 else { throw Self.failure(folder, errno) }
    made.add(folder: folder)
  }

  private static func failure(_ path: String, _ code: Int32) -> Failure {
    let reason = SystemReason.of(code)
    return Failure(
      .cannotWrite,
      Diagnostic(
        .cannotWrite, at: SourcePlace(path: path),
        Message(
          en: "cannot be written: \(reason.english); nothing was left behind",
          zh: "无法写出：\(reason.chinese)；没有留下任何文件")))
  }
}

extension DiagnosticID {
  static let fileExists: Self = "init.file-exists"
}
