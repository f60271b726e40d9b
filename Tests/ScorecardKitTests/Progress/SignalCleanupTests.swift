import Foundation
import Testing

@testable import ScorecardKit

/// Each in a process of its own: signals are the whole process's.
@Suite struct SignalCleanupTests {
  @Test func whatWasBegunIsRemovedWithItsFolder() async throws {
    let folder = FileManager.default.temporaryDirectory.path + "/scorecard-\(UUID().uuidString)"
    await #expect(processExitsWith: .signal(SIGINT)) { [folder = folder as String] in
      #expect(mkdir(folder, 0o777) == 0)
      _ = SignalCleanup.remove(folder)
      let paths = (1...3).map { "\(folder)/\($0)" }
      for path in paths { try Data("x".utf8).write(to: URL(fileURLWithPath: path)) }
      _ = paths.map(SignalCleanup.remove)
      #expect(Paths.names(in: folder)?.count == 3)
      Self.end(by: SIGINT)
    }
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test func whatIsFinishedStays() async throws {
    let path = FileManager.default.temporaryDirectory.path + "/scorecard-\(UUID().uuidString)"
    defer { unlink(path) }
    await #expect(processExitsWith: .signal(SIGHUP)) { [path = path as String] in
      try Data("x".utf8).write(to: URL(fileURLWithPath: path))
      let doomed = SignalCleanup.remove(path)
      let other = SignalCleanup.remove(path + ".other")
      SignalCleanup.keep(doomed)
      SignalCleanup.keep(other)
      Self.end(by: SIGHUP)
    }
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test func theLineOfProgressIsCleared() async throws {
    let path = FileManager.default.temporaryDirectory.path + "/scorecard-\(UUID().uuidString)"
    defer { unlink(path) }
    await #expect(processExitsWith: .signal(SIGTERM)) { [path = path as String] in
      let file = open(path, O_WRONLY | O_CREAT, 0o600)
      dup2(file, STDERR_FILENO)
      SignalCleanup.showLine()
      Self.end(by: SIGTERM)
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("\r\u{1B}[K".utf8))
  }

  @Test func anIgnoredSignalStaysIgnored() async throws {
    await #expect(processExitsWith: .success) {
      signal(SIGINT, SIG_IGN)
      let doomed = SignalCleanup.remove("/nonexistent/file")
      Self.end(by: SIGINT)
      SignalCleanup.keep(doomed)
    }
  }

  /// Whoever started the process may have blocked the signal.
  private static func end(by number: Int32) {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, number)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    raise(number)
  }
}
