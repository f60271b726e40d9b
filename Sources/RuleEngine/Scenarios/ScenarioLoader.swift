import Diagnostics
import LuaSandbox
import ScorecardModel

/// Loads scenario files: runs them confined, as rule files are, and checks all of what they return.
package struct ScenarioLoader: Sendable {
  package let catalogue: Catalogue
  package let limits: LuaLimits

  package init(catalogue: Catalogue, limits: LuaLimits = LuaLimits()) {
    self.catalogue = catalogue
    self.limits = limits
  }

  /// A scenario file.
  /// - Throws: `Failure` `.inputNotFound`, or `.badInput` where it is not UTF-8.
  package static func source(path: String) throws(Failure) -> LuaSource {
    LuaSource(path: path, text: try RuleFiles.text(path))
  }

  /// Loads a scenario file, which returns a scenario or a list of them; helpers are looked for
  /// beside its path.
  /// - Throws: `Failure` with every fault of the file.
  package func load(_ source: LuaSource) throws(Failure) -> [Scenario] {
    var program = LuaProgram(
      main: source, helpers: [:], constructors: ScenarioLanguage.all.map(\.name), limits: limits)
    while true {
      switch read(program) {
      case .success(let reading):
        if !reading.faults.isEmpty { throw Failure(.badInput, reading.faults) }
        return reading.scenarios
      case .failure(let error):
        guard case .missingHelper(let name) = error.kind, program.helpers[name] == nil,
          let helper = try RuleFiles.helper(name, usedBy: source.path)
        else {
          throw Failure(.badInput, error.diagnostic(sources: program.sources))
        }
        program.helpers[name] = helper
      }
    }
  }

  private struct Reading {
    let scenarios: [Scenario]
    let faults: [Diagnostic]
  }

  private func read(_ program: LuaProgram) -> Result<Reading, LuaError> {
    withLargeStack {
      let machine: LuaMachine
      do throws(LuaError) {
        machine = try LuaMachine(program)
      } catch {
        return .failure(error)
      }
      let reader = RuleReader(catalogue: catalogue, sources: program.sources)
      let scenarios = ScenarioReader(reader: reader).scenarios(machine.value, program.main)
      return .success(
        Reading(scenarios: scenarios, faults: reader.log.hasErrors ? reader.faults : []))
    }
  }
}
