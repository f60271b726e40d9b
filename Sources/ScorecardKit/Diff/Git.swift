import Diagnostics
import Foundation
import Synchronization

/// Runs `git` in a folder, without a shell. A repository may be anybody's: what it is asked is read
/// from its objects alone, and what its configuration would run or fetch is turned off.
struct Git {
  /// More than rules, catalogues and the lists of files of large repositories have.
  static let largestOutput = 64 << 20
  /// Of what git says of a fault, what is kept.
  private static let longestMessage = 4 << 10

  /// Options of git itself. Hooks, a pager, a monitor of files and every transport are programs that
  /// the repository's configuration may name.
  private static let guards = [
    "--no-pager", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c",
    "protocol.allow=never", "-c", "core.pager=cat",
  ]
  /// So that what git says does not depend on who runs it, nothing is written, asked for, or
  /// fetched from elsewhere. Objects that an incomplete repository lacks are lacking.
  private static let environment = [
    "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "",
    "GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": "cat",
  ]

  /// The folder that git works in.
  let folder: String
  private let executable: URL

  /// What a command printed.
  struct Output {
    let status: Int32
    let bytes: Data
    /// What git said, without line ends around it.
    let message: String

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// - Throws: `.inputNotFound` where git is not installed.
  init(folder: String, environment: [String: String] = ProcessInfo.processInfo.environment)
    throws(Failure)
  {
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    let found = folders.lazy.map { "\($0)/git" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found else {
      throw Failure(
        .inputNotFound,
        Diagnostic(
          .git, .error,
          Message(
            en: "git is not installed, so no revision can be read", zh: "没有安装 git，无法读取历史版本"),
          help: Message(
            en: "install git, or name a file or folder",
            zh: "请安装 git，或改用文件、文件夹")))
    }
    self.folder = folder
    executable = URL(fileURLWithPath: found)
  }

  /// - Parameters:
  ///   - arguments: a revision in them stands behind `--end-of-options`.
  ///   - limit: the most bytes that it may print.
  /// - Throws: `.internalError` where git cannot be started; `.badInput` where it prints more.
  func run(_ arguments: [String], limit: Int = largestOutput) throws(Failure) -> Output {
    let process = Process()
    process.executableURL = executable
    process.arguments = Self.guards + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment
      .merging(Self.environment) { _, new in new }
    process.standardInput = FileHandle.nullDevice
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    do {
      try process.run()
    } catch {
      throw Failure(
        .internalError,
        Diagnostic(
          .git, .error,
          Message(en: "git cannot be started: \(error)", zh: "git 无法启动：\(error)")))
    }
    // Both streams are emptied at once: git would wait for the one that nobody reads.
    let said = Mutex(Data())
    let reader = DispatchGroup()
    let errorHandle = errors.fileHandleForReading
    DispatchQueue.global().async(group: reader) {
      let data = Self.read(errorHandle, upTo: Self.longestMessage, dropsRest: true)
      said.withLock { $0 = data }
    }
    let bytes = Self.read(output.fileHandleForReading, upTo: limit + 1, dropsRest: false)
    if bytes.count > limit { process.terminate() }
    reader.wait()
    process.waitUntilExit()
    if bytes.count > limit { throw Self.tooMuch(limit) }
    let message = String(decoding: said.withLock { $0 }, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    return Output(status: process.terminationStatus, bytes: bytes, message: message)
  }

  /// - Parameter dropsRest: whether what comes after is read, too, so that its writer can end.
  private static func read(_ handle: FileHandle, upTo limit: Int, dropsRest: Bool) -> Data {
    var data = Data()
    while data.count < limit || dropsRest {
      guard let piece = try? handle.read(upToCount: 1 << 16), !piece.isEmpty else { break }
      data.append(piece.prefix(max(0, limit - data.count)))
    }
    return data
  }

  private static func tooMuch(_ limit: Int) -> Failure {
    Failure(
      .badInput,
      Diagnostic(
        .git, .error,
        Message(
          en: "the repository holds more than is read of it: over \(limit) bytes at once",
          zh: "仓库内容过大：一次读取超过 \(limit) 字节"),
        help: Message(
          en: "check the rules of that revision out, and name their folder",
          zh: "请把该版本的规则检出到文件夹，再写文件夹")))
  }
}

extension DiagnosticID {
  static let git: Self = "git.cannot-read"
}
