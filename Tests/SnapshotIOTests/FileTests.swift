import Diagnostics
import Glibc
import ScorecardModel
import Testing

@testable import SnapshotIO

/// Files that are there, and those that are not.
final class FileTests {
  private let folder: String

  init() throws {
    var template = Array("/var/tmp/snapshot-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    folder = String(cString: made)
  }

  deinit {
    for name in ["community.csv", "pipe", "secret.csv"] { unlink(folder + "/" + name) }
    rmdir(folder)
  }

  private func write(_ name: String, _ text: String, mode: mode_t = 0o600) throws -> String {
    let path = folder + "/" + name
    let file = open(path, O_WRONLY | O_CREAT, mode)
    try #require(file >= 0)
    _ = text.withCString { Glibc.write(file, $0, strlen($0)) }
    close(file)
    return path
  }

  private func failure(_ path: String) -> Failure? {
    do {
      _ = try SnapshotReader(catalogue: nil, threads: 2)
        .read(path: path, date: CalendarDate("2023-12-31")!, level: .community)
      return nil
    } catch {
      return error
    }
  }

  @Test("a file, and its bytes for hashing")
  func file() throws {
    let text = "code,v\n1,2\n"
    let path = try write("community.csv", text)
    let reading = try SnapshotReader(catalogue: nil, threads: 2)
      .read(path: path, date: CalendarDate("2023-12-31")!, level: .community)
    #expect(reading.snapshot.path == path)
    #expect(reading.content.path == path)
    #expect(reading.content.withBytes { Array($0) } == Array(text.utf8))
    #expect(reading.content.count == text.utf8.count)
  }

  @Test("a file of several megabytes, read in pieces")
  func largeFile() throws {
    var text = "code,v\n"
    for row in 0..<400_000 { text += "\(row),\(row)\n" }
    let path = try write("community.csv", text)
    for threads in [1, 3] {
      let reading = try SnapshotReader(catalogue: nil, threads: threads)
        .read(path: path, date: CalendarDate("2023-12-31")!, level: .community)
      #expect(reading.snapshot.units.count == 400_000)
      #expect(reading.snapshot.columns[0]?[399_999] == .value(399_999))
    }
  }

  @Test("a missing file is told the nearest name")
  func missing() throws {
    _ = try write("community.csv", "code\n1\n")
    let failure = try #require(self.failure(folder + "/comunity.csv"))
    #expect(failure.status == .inputNotFound)
    #expect(failure.diagnostics.map(\.id) == [.fileNotFound])
    #expect(failure.diagnostics[0].help?.english == "did you mean '\(folder)/community.csv'?")
    #expect(self.failure(folder + "/none/x.csv")?.status == .inputNotFound)
    #expect(self.failure("")?.status == .inputNotFound)
  }

  @Test("a folder is no file")
  func directory() throws {
    let failure = try #require(self.failure(folder))
    #expect(failure.status == .inputNotFound)
    #expect(failure.diagnostics[0].message.english.contains("folder"))
  }

  @Test("a file that may not be read", .disabled(if: geteuid() == 0, "root may read everything"))
  func unreadable() throws {
    let path = try write("secret.csv", "code\n1\n", mode: 0)
    #expect(failure(path)?.status == .inputNotFound)
  }

  @Test("a pipe")
  func pipe() throws {
    let path = folder + "/pipe"
    try #require(mkfifo(path, 0o600) == 0)
    let writer = Workers(count: 2)
    var count = 0
    writer.run(pieces: 2) { piece in
      if piece == 0 {
        let file = open(path, O_WRONLY)
        _ = "code,v\n1,2\n2,3\n".withCString { Glibc.write(file, $0, strlen($0)) }
        close(file)
      } else {
        let reading = try? SnapshotReader(catalogue: nil, threads: 1)
          .read(path: path, date: CalendarDate("2023-12-31")!, level: .community)
        count = reading?.snapshot.units.count ?? -1
      }
    }
    #expect(count == 2)
  }
}
