import Diagnostics
import Foundation
import SnapshotIO
import Synchronization

/// What is being done, on one line of a terminal once it takes long; silent elsewhere.
struct Progress: Sendable {
  /// Nil where nothing is shown.
  private let line: ProgressLine?

  init(console: Console, language: Language, isQuiet: Bool) {
    line =
      console.showsProgress && !isQuiet ? ProgressLine(console: console, language: language) : nil
  }

  /// A stage of which nothing is counted.
  func say(_ message: Message) { line?.begin(message, nil) }

  /// A stage of which something is counted while it goes on.
  /// - Parameter noun: what is counted, in the plural.
  func say(_ message: Message, _ noun: Message, _ counter: WorkCounter) {
    line?.begin(message, .init(noun: noun) { (counter.done, counter.total) })
  }

  /// One of several stages.
  /// - Parameter noun: what the stages are, in the plural.
  func say(_ message: Message, _ noun: Message, done: Int, of total: Int) {
    line?.begin(message, .init(noun: noun, isStep: true) { (done, total) })
  }

  /// Takes the line away; what is said afterwards begins anew.
  func clear() { line?.clear() }
}

/// Words for what is counted.
enum ProgressWords {
  static let rows = Message(en: "rows", zh: "行")
  static let ruleSets = Message(en: "rule sets", zh: "个规则集")
  static let packs = Message(en: "packs", zh: "个规则包")
  static let mutants = Message(en: "mutants", zh: "个变异")
}

/// The line of a run. A thread draws it, since the work does not stop to do so; it touches nothing
/// but the terminal.
private final class ProgressLine: Sendable {
  struct Source: Sendable {
    let noun: Message
    /// Whether each count is a stage of its own, so that the next goes on with it.
    var isStep = false
    let count: @Sendable () -> (done: Int, total: Int)
  }

  private struct State {
    var meter: ProgressMeter?
    var source: Source?
    /// Threads of runs before are not this one's.
    var generation = 0
  }

  private let console: Console
  private let language: Language
  private let clock = ContinuousClock()
  private let origin: ContinuousClock.Instant
  private let state = Mutex(State())

  init(console: Console, language: Language) {
    self.console = console
    self.language = language
    origin = clock.now
  }

  private var now: Duration { origin.duration(to: clock.now) }

  func begin(_ stage: Message, _ source: Source?) {
    let (now, language) = (now, language)
    let started = state.withLock { state -> Int? in
      let isFirst = state.meter == nil
      let continues = source?.isStep == true && state.source?.noun == source?.noun
      if isFirst {
        state.meter = ProgressMeter(language: language, start: now)
        state.generation += 1
      }
      state.source = source
      state.meter?.begin(stage, at: now, continues: continues)
      return isFirst ? state.generation : nil
    }
    guard let started else { return }
    Thread.detachNewThread { [self] in
      repeat { usleep(100_000) } while draw(started)
    }
  }

  /// - Returns: false where the run that the thread was started for is over.
  private func draw(_ generation: Int) -> Bool {
    let (now, width) = (now, console.errorColumns())
    return state.withLock { state in
      guard state.generation == generation, state.meter != nil else { return false }
      let count = state.source.map { source in
        let (done, total) = source.count()
        return ProgressMeter.Count(done: done, total: total, noun: source.noun)
      }
      let wasDrawn = state.meter?.isDrawn ?? false
      if let frame = state.meter?.frame(count, at: now, width: width) {
        if !wasDrawn { SignalCleanup.showLine() }
        console.writeError(frame)
      }
      return true
    }
  }

  func clear() {
    let width = console.errorColumns()
    state.withLock { state in
      if let erasure = state.meter?.clear(width: width) {
        console.writeError(erasure)
        SignalCleanup.hideLine()
      }
      state.meter = nil
      state.source = nil
    }
  }
}
