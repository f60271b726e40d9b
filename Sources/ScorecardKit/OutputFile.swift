import Diagnostics
import Glibc
import Reporting

/// Writes a report to standard output, or to a file that appears whole or not at all.
enum OutputFile {
  /// - Parameter path: nil is standard output. A file is written beside its place under another
  ///   name, which is removed if anything goes wrong, and then takes its place; a link leads to
  ///   the file that is replaced. What is no file, a pipe or a device, is written directly.
  /// - Parameter title: what is written.
  /// - Throws: `Failure` `.cannotWrite`. A reader that closes the pipe early is no fault.
  static func write(
    to path: String?, _ title: Message = Message(en: "the report", zh: "报告"),
    _ body: (inout DescriptorSink) throws -> Void
  ) throws(Failure) {
    do {
      switch try OutputTarget(path) {
      case .descriptor(let descriptor): try fill(descriptor, body)
      case .special(let path):
        let descriptor = try check(open(path, O_WRONLY | O_CLOEXEC))
        defer { close(descriptor) }
        try fill(descriptor, body)
      case .file(let path, let mode): try replace(path, mode, body)
      }
    } catch let error as DescriptorSink.WriteError where error.isClosedPipe {
      return
    } catch {
      throw failure(path ?? "stdout", title, error)
    }
  }

  /// - Parameters:
  ///   - path: nil is standard output.
  ///   - inputs: the files that a run reads.
  /// - Throws: `Failure` `.usage` where the output would take the place of one of them, or of a
  ///   file that makes rules: a Lua file, or anything in a rule pack.
  static func refuse(_ path: String?, overwriting inputs: [String]) throws(Failure) {
    guard let path, Paths.exists(path) else { return }
    let makesRules =
      path.hasSuffix(".lua") || RulePaths.isPack(Paths.folder(of: path)) && !Paths.isFolder(path)
    guard makesRules || inputs.contains(where: { Paths.areSameFile($0, path) }) else { return }
    throw Failure(
      .usage,
      Diagnostic(
        .usage, .error, at: SourcePlace(path: path),
        Message(
          en: "the output is an input of this run; nothing was written",
          zh: "输出位置是本次的输入文件，未写出任何内容"),
        help: Message(en: "name another file", zh: "请换一个文件名")))
  }

  private static func fill(
    _ descriptor: Int32, _ body: (inout DescriptorSink) throws -> Void
  ) throws {
    var sink = DescriptorSink(descriptor)
    try body(&sink)
    try sink.flush()
  }

  private static func replace(
    _ path: String, _ mode: mode_t?, _ body: (inout DescriptorSink) throws -> Void
  ) throws {
    let temporary = try TemporaryFile(beside: path)
    defer { temporary.remove() }
    do {
      defer { close(temporary.descriptor) }
      try fill(temporary.descriptor, body)
      if let mode { try check(fchmod(temporary.descriptor, mode)) }
      try check(fsync(temporary.descriptor))
    }
    try temporary.rename(to: path)
  }

  @discardableResult
  static func check(_ result: Int32) throws -> Int32 {
    if result < 0 { throw DescriptorSink.WriteError(code: errno) }
    return result
  }

  private static func failure(
    _ path: String, _ title: Message, _ error: any Error
  ) -> Failure {
    let code = (error as? DescriptorSink.WriteError)?.code
    let place = SourcePlace(path: path)
    if code == EISDIR {
      return Failure(
        .cannotWrite,
        Diagnostic(
          .cannotWrite, at: place,
          Message(en: "the output is a folder", zh: "输出位置是一个文件夹"),
          help: Message(en: "name a file inside it", zh: "请指定其中的文件名")))
    }
    let reason = code.map(SystemReason.of) ?? Message(verbatim: "\(error)")
    return Failure(
      .cannotWrite,
      Diagnostic(
        .cannotWrite, at: place,
        Message(
          en: "cannot write \(title.english): \(reason.english)",
          zh: "无法写出\(title.chinese)：\(reason.chinese)")))
  }
}

/// What `--output` names.
enum OutputTarget: Equatable {
  case descriptor(Int32)
  /// A pipe or a device.
  case special(String)
  /// A file, with links resolved, and the mode of the one that is there.
  case file(String, mode: mode_t?)

  /// - Throws: `DescriptorSink.WriteError` where a report cannot be there.
  init(_ path: String?) throws {
    guard let path else {
      self = .descriptor(STDOUT_FILENO)
      return
    }
    if let descriptor = Self.descriptor(path) {
      self = .descriptor(descriptor)
      return
    }
    let target = try Self.resolved(path)
    var status = stat()
    guard stat(target, &status) == 0 else {
      guard errno == ENOENT else { throw DescriptorSink.WriteError(code: errno) }
      self = .file(target, mode: nil)
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG:
      try OutputFile.check(access(target, W_OK))
      self = .file(target, mode: status.st_mode & 0o7777)
    case S_IFDIR: throw DescriptorSink.WriteError(code: EISDIR)
    default: self = .special(target)
    }
  }

  /// A stream that this process has open, as the system names it: opening it once more would
  /// lose what a file behind it holds already.
  private static func descriptor(_ path: String) -> Int32? {
    switch path {
    case "/dev/stdout": return STDOUT_FILENO
    case "/dev/stderr": return STDERR_FILENO
    default: break
    }
    for folder in ["/dev/fd/", "/proc/self/fd/"] where path.hasPrefix(folder) {
      return Int32(path.dropFirst(folder.count))
    }
    return nil
  }

  /// Follows links, to a file that need not be there yet.
  private static func resolved(_ path: String) throws -> String {
    var path = path
    for _ in 0..<40 {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink(path, &buffer, buffer.count)
      if count < 0 { return path }
      // Not folded as text: `..` after a linked folder leads elsewhere.
      let link = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let folder = Paths.folder(of: path)
      path = link.hasPrefix("/") || folder.isEmpty ? link : "\(folder)/\(link)"
    }
    throw DescriptorSink.WriteError(code: ELOOP)
  }
}
