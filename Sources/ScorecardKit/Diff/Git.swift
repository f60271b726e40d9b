import Diagnostics
import Foundation
import Synchronization

/// Runs `git` in a folder, without a shell.
struct Git {
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

  /// - Throws: `.internalError` where git cannot be started.
  func run(_ arguments: [String]) throws(Failure) -> Output {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    // So that what git says does not depend on who runs it, and nothing is written.
    process.environment = ProcessInfo.processInfo.environment
      .merging(["LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"]) { _, new in new }
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
      let data = (try? errorHandle.readToEnd()) ?? Data()
      said.withLock { $0 = data }
    }
    let bytes = (try? output.fileHandleForReading.readToEnd()) ?? Data()
    reader.wait()
    process.waitUntilExit()
    let message = String(decoding: said.withLock { $0 }, as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    return Output(status: process.terminationStatus, bytes: bytes, message: message)
  }
}

extension DiagnosticID {
  static let git: Self = "git.cannot-read"
}
