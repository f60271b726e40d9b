import LuaSandbox
import LuaSyntax
import Synchronization

/// Sums up what the functions of rule sets did over any number of evaluations, on any number of
/// threads. The sums do not depend on the order.
///
/// Give it to each `Evaluator`, and ``register(_:)`` what is to be reported even if nothing runs.
package final class FunctionCoverageCollector: Sendable {
  /// A program and its counts so far.
  private struct Entry {
    var functions: ProgramFunctions
    var phases: Int
    let instrumentation: LuaInstrumentation?
    /// By path; from the start with every line that has instructions.
    var counts: [String: LuaCoverage] = [:]

    init(_ loaded: LoadedRuleSet) {
      let functions = ProgramFunctions(loaded)
      let instrumented = functions.instrumentation.flatMap { instrumentation in
        loaded.program.coverageOfLoad(instrumentation).map { (instrumentation, $0) }
      }
      self.functions = functions
      phases = loaded.phases.count
      instrumentation = instrumented?.0
      for source in instrumented?.1 ?? loaded.program.coverageOfLoad(nil) ?? [] {
        counts[source.path] = source.subtracting(source)
      }
    }
  }

  private struct State {
    var entries: [Entry] = []
    /// By the texts that a program is made of.
    var positions: [[LuaSource]: Int] = [:]
  }

  private let state = Mutex(State())

  package init() {}

  /// Lets the functions of a rule set appear in `coverage`. A schedule is registered as a whole,
  /// before its years are evaluated.
  package func register(_ loaded: LoadedRuleSet) { _ = counting(loaded) }

  /// What the machines of a rule set count with.
  func counting(_ loaded: LoadedRuleSet) -> FunctionCounting {
    state.withLock { state in
      let sources = loaded.program.sources
      if let known = state.positions[sources] {
        // A schedule names more callers than one of its years.
        if loaded.phases.count > state.entries[known].phases {
          state.entries[known].functions = ProgramFunctions(loaded)
          state.entries[known].phases = loaded.phases.count
        }
        return FunctionCounting(
          collector: self, entry: known, instrumentation: state.entries[known].instrumentation)
      }
      state.positions[sources] = state.entries.count
      state.entries.append(Entry(loaded))
      return FunctionCounting(
        collector: self, entry: state.entries.count - 1,
        instrumentation: state.entries.last?.instrumentation)
    }
  }

  fileprivate func add(_ coverage: [LuaCoverage], to entry: Int) {
    state.withLock { state in
      for source in coverage {
        state.entries[entry].counts[source.path, default: LuaCoverage(path: source.path)]
          .add(source)
      }
    }
  }

  /// The counts so far. A file that several rule sets use has the sums of all.
  package var coverage: FunctionCoverage {
    state.withLock { state in
      var sources: [String: FunctionCoverage.Source] = [:]
      for entry in state.entries where entry.functions.areCalled {
        for source in entry.functions.sources {
          guard
            let found = source.coverage(
              entry.counts[source.path], instrumentation: entry.instrumentation)
          else { continue }
          sources[source.path] = sources[source.path].map { $0.merged(with: found) } ?? found
        }
      }
      return FunctionCoverage(sources: sources.values.sorted { $0.path < $1.path })
    }
  }
}

/// How the machines of one program count, and where their counts go.
struct FunctionCounting: Sendable {
  fileprivate let collector: FunctionCoverageCollector
  fileprivate let entry: Int
  let instrumentation: LuaInstrumentation?

  /// Adds what a machine counted since it was loaded.
  func add(_ coverage: [LuaCoverage], since loaded: [LuaCoverage]) {
    let before = Dictionary(uniqueKeysWithValues: loaded.map { ($0.path, $0) })
    collector.add(
      coverage.map { source in before[source.path].map(source.subtracting) ?? source }, to: entry)
  }
}

extension LuaProgram {
  /// What runs when the program is loaded; nil where it cannot be, as where the calls that count
  /// nest more deeply than Lua allows.
  fileprivate func coverageOfLoad(_ instrumentation: LuaInstrumentation?) -> [LuaCoverage]? {
    withLargeStack {
      do throws(LuaError) {
        return try LuaMachine(self, countsLines: true, instrumentation: instrumentation).coverage
      } catch {
        return nil
      }
    }
  }
}
