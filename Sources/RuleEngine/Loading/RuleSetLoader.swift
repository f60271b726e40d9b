import Diagnostics
import Foundation
import LuaSandbox
import ScorecardModel

/// A rule set and the program that its functions run in.
package struct LoadedRuleSet: Sendable {
  package let ruleSet: RuleSet
  package var program: LuaProgram
  /// By `FunctionSlot`.
  package let functions: [LuaFunctionSlot]
  /// The years of a schedule, each a rule set of its own whose id is `<id>/<phase>`; `ruleSet` is
  /// then the final, which weighs them. Empty where there is no schedule.
  package var phases: [LoadedRuleSet] = []

  /// The rule set and, where it has a schedule, those of its years behind it.
  package var family: [RuleSet] { [ruleSet] + phases.map(\.ruleSet) }

  /// The same file with other rule sets.
  /// - Parameter family: as many as `family`, in its order.
  package func replacing(_ family: [RuleSet]) -> LoadedRuleSet {
    let replaced = { (ruleSet: RuleSet) in
      LoadedRuleSet(ruleSet: ruleSet, program: program, functions: functions)
    }
    var loaded = replaced(family[0])
    loaded.phases = family.dropFirst().map(replaced)
    return loaded
  }

  /// The same rule set for one of its levels.
  package func scoring(_ level: UnitLevel) -> LoadedRuleSet {
    if ruleSet.unit == level { return self }
    var ruleSet = ruleSet
    ruleSet.unit = level
    return LoadedRuleSet(ruleSet: ruleSet, program: program, functions: functions, phases: phases)
  }
}

/// Loads rule files: reads the file and the helpers it uses, runs it confined, and checks all of
/// what it returns.
package struct RuleSetLoader: Sendable {
  package let catalogue: Catalogue
  package let limits: LuaLimits
  private let files: any RuleSource

  package init(
    catalogue: Catalogue, limits: LuaLimits = LuaLimits(),
    files: any RuleSource = RuleFilesOnDisk()
  ) {
    self.catalogue = catalogue
    self.limits = limits
    self.files = files
  }

  /// - Parameter path: a rule file, or a folder with a `ruleset.lua`.
  /// - Throws: `Failure` with every fault of the file; `.inputNotFound` where there is none.
  package func load(path: String) throws(Failure) -> LoadedRuleSet {
    try load(files.ruleFile(path))
  }

  /// Loads a rule file from its text; helpers are looked for beside its path.
  package func load(_ source: LuaSource) throws(Failure) -> LoadedRuleSet {
    var program = LuaProgram(
      main: source, helpers: [:], constructors: RuleLanguage.all.map(\.name), limits: limits)
    while true {
      switch read(program) {
      case .loaded(let loaded): return loaded
      case .refused(let diagnostics): throw Failure(.badInput, diagnostics)
      case .failed(let error):
        guard case .missingHelper(let name) = error.kind, program.helpers[name] == nil,
          let helper = try files.helper(name, usedBy: source.path)
        else {
          throw Failure(.badInput, error.diagnostic(sources: program.sources))
        }
        program.helpers[name] = helper
      }
    }
  }

  /// Loads a program that has all its helpers; no file is read.
  package func load(_ program: LuaProgram) throws(Failure) -> LoadedRuleSet {
    switch read(program) {
    case .loaded(let loaded): return loaded
    case .refused(let diagnostics): throw Failure(.badInput, diagnostics)
    case .failed(let error):
      throw Failure(.badInput, error.diagnostic(sources: program.sources))
    }
  }

  private enum Reading {
    case loaded(LoadedRuleSet)
    case refused([Diagnostic])
    case failed(LuaError)
  }

  private func read(_ program: LuaProgram) -> Reading {
    withLargeStack {
      let machine: LuaMachine
      do throws(LuaError) {
        machine = try LuaMachine(program)
      } catch {
        return .failed(error)
      }
      let reader = RuleReader(catalogue: catalogue, sources: program.sources)
      let family = RuleSetReader(reader: reader).ruleSets(machine.value, source: program.main)
      guard let family, !reader.log.hasErrors else { return .refused(reader.faults) }
      let loaded = { (ruleSet: RuleSet) in
        LoadedRuleSet(ruleSet: ruleSet, program: program, functions: reader.functions)
      }
      var main = loaded(family.main)
      main.phases = family.phases.map(loaded)
      return .loaded(main)
    }
  }
}
