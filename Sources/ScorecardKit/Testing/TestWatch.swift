import Diagnostics
import Glibc
import Synchronization

/// Runs tests, and again whenever a file that they may read is saved, until Ctrl-C.
struct TestWatch {
  let session: TestSession

  /// Milliseconds between two looks at the files. A file counts as saved when two looks agree, so
  /// that one that is being written is not read by halves.
  private static let interval: Int32 = 200

  /// - Returns: what the last run came to; also where the reader of the output has gone.
  /// - Throws: `Failure` where the first run finds nothing to test: there is nothing to watch.
  func run() throws(Failure) -> ExitStatus {
    Interruption.await()
    var packs = try session.job.packs()
    var files = self.files(packs)
    begin(1, [])
    var status = session.run(packs)
    var number = 1
    while status != .cannotWrite, let saved = nextChange(since: files, packs) {
      number += 1
      begin(number, saved.changes(since: files))
      files = saved
      do throws(Failure) {
        packs = try session.job.packs()
        // Whatever is saved from now on, even before it is read, makes another run.
        files.add(self.files(packs))
        status = session.run(packs)
      } catch {
        status = session.tell(error)
      }
    }
    return status
  }

  /// Waits until files differ from what they were, and have come to rest.
  /// - Returns: nil where it is to end.
  private func nextChange(since earlier: WatchedFiles, _ packs: TestPacks) -> WatchedFiles? {
    var last = earlier
    while Self.wait() {
      let now = files(packs)
      if now == last, now != earlier { return now }
      last = now
    }
    return nil
  }

  private func files(_ packs: TestPacks) -> WatchedFiles {
    WatchedFiles(files: packs.watchedFiles, folders: packs.watchedFolders)
  }

  /// - Returns: whether to go on: nobody has interrupted, and the output still has a reader.
  private static func wait() -> Bool {
    var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
    let ready = Interruption.isPending ? 0 : poll(&output, 1, interval)
    return !Interruption.isPending && ready <= 0
  }

  /// A terminal is cleared; elsewhere a line tells the runs apart.
  private func begin(_ number: Int, _ changes: [String]) {
    if session.console.standardOutputIsTerminal {
      StandardStream.output.write("\u{1B}[H\u{1B}[2J\u{1B}[3J")
    }
    let names = changes.map(\.printable)
    let title =
      names.isEmpty
      ? Message(en: "run \(number)", zh: "第 \(number) 次")
      : Message(
        en: "run \(number): \(names.joined(separator: ", ")) saved",
        zh: "第 \(number) 次：\(names.joined(separator: "、")) 有改动")
    StandardStream.output.write("── \(title.text(session.language)) ──\n")
  }
}

/// Whether Ctrl-C was pressed.
private enum Interruption {
  private static let pending = Atomic<Bool>(false)

  static var isPending: Bool { pending.load(ordering: .relaxed) }

  /// From now on the first Ctrl-C is remembered; a second one ends the process at once. Whoever
  /// started the process may have blocked the signal, or ignored it: it is the only way to end.
  static func await() {
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    sigprocmask(SIG_UNBLOCK, &interrupt, nil)
    signal(SIGINT) { number in
      Interruption.pending.store(true, ordering: .relaxed)
      signal(number, SIG_DFL)
    }
  }
}
