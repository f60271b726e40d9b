import LuaSandbox
import LuaSyntax
import ScorecardModel

/// The functions of a program that scoring calls.
///
/// Those that the rule set holds are called; so is what they define, and every function whose name
/// one of them mentions, in whatever file. Where the text cannot tell, a function counts as called,
/// since it may be: one without a name, as an argument of a function that makes functions; one
/// whose name is handed on as a value, as in `by = { a = rate }`; one in a field, as soon as a file
/// reads fields by computed names, as in `by[c.unit.stratum](c)`. Left out is what has a name that
/// is called only while the file is loaded, or nowhere.
struct ProgramFunctions: Sendable {
  struct Source: Sendable {
    let path: String
    let text: String
    /// Nil for a text that cannot be read.
    let syntax: LuaText?
    /// By position in the text's functions: the ids of the parts of the rule set that call it;
    /// functions that are not called are left out.
    var called: [Int: Set<String>] = [:]
  }

  /// As the program's sources.
  private(set) var sources: [Source]
  /// Whether scoring calls any function.
  let areCalled: Bool

  init(_ loaded: LoadedRuleSet) {
    sources = loaded.program.sources.map {
      Source(path: $0.path, text: $0.text, syntax: try? LuaText($0.text))
    }
    areCalled = !loaded.functions.isEmpty
    var search = Search(sources)
    let subjects = loaded.subjectsOfFunctions
    for (slot, function) in loaded.functions.enumerated() {
      search.addRoot(function, subjects[slot, default: []])
    }
    search.run()
    for (reference, subjects) in search.called {
      sources[reference.source].called[reference.function] = subjects
    }
  }
}

extension ProgramFunctions.Source {
  /// The id of the part of the rule set that calls a function, if it is the only one.
  func subject(_ function: Int) -> String? {
    guard let subjects = called[function], subjects.count == 1 else { return nil }
    return subjects.first
  }
}

private struct Reference: Hashable {
  var source: Int
  var function: Int
}

/// Follows names from the functions that a rule set holds to those that they may call.
private struct Search {
  let texts: [(path: String, functions: [LuaFunction])]
  private(set) var called: [Reference: Set<String>] = [:]
  private var roots: Set<Reference> = []
  private var byName: [String: [Reference]] = [:]
  private var children: [Reference: [Reference]] = [:]
  private let sources: [ProgramFunctions.Source]
  private var waiting: [Reference] = []

  init(_ sources: [ProgramFunctions.Source]) {
    texts = sources.map { ($0.path, $0.syntax?.functions ?? []) }
    self.sources = sources
    for reference in references {
      let function = function(reference)
      if let name = function.name { byName[name, default: []].append(reference) }
      if let parent = function.parent {
        children[Reference(source: reference.source, function: parent), default: []]
          .append(reference)
      }
    }
  }

  private var references: [Reference] {
    texts.indices.flatMap { source in
      texts[source].functions.indices.map { Reference(source: source, function: $0) }
    }
  }

  private func function(_ reference: Reference) -> LuaFunction {
    texts[reference.source].functions[reference.function]
  }

  /// Lua tells a function's lines; several functions may stand on the same.
  mutating func addRoot(_ slot: LuaFunctionSlot, _ subjects: Set<String>) {
    for reference in references where texts[reference.source].path == slot.path {
      guard function(reference).lines == slot.line...max(slot.line, slot.lastLine) else { continue }
      roots.insert(reference)
      add(reference, subjects)
    }
  }

  /// Names of functions that may be called by other names.
  private var reachableNames: Set<String> {
    let syntaxes = sources.compactMap(\.syntax)
    var names = Set(syntaxes.flatMap(\.handedOn))
    if readsComputedNames { names.formUnion(syntaxes.flatMap(\.fieldNames)) }
    return names
  }

  /// Whether a file reads fields by computed names. Those of a unit or its results, which the
  /// functions of the rule set get, hold no functions.
  private var readsComputedNames: Bool {
    texts.indices.contains { source in
      (sources[source].syntax?.computedReads ?? []).contains { read in
        read.parameterOf.map { !roots.contains(Reference(source: source, function: $0)) } ?? true
      }
    }
  }

  private mutating func add(_ reference: Reference, _ subjects: Set<String>) {
    let known = called[reference]
    let all = subjects.union(known ?? [])
    guard known != all else { return }
    called[reference] = all
    waiting.append(reference)
  }

  mutating func run() {
    guard !roots.isEmpty else { return }
    let reachable = reachableNames
    for reference in references where !roots.contains(reference) {
      guard let name = function(reference).name, !reachable.contains(name) else {
        add(reference, [])
        continue
      }
    }
    while let reference = waiting.popLast() {
      let subjects = called[reference] ?? []
      for child in children[reference] ?? [] { add(child, subjects) }
      for name in function(reference).mentions {
        // What the rule set holds is called by it: `score` in a function means something else.
        for other in byName[name] ?? [] where !roots.contains(other) { add(other, subjects) }
      }
    }
  }
}

extension LoadedRuleSet {
  /// By function: the ids of the parts that it belongs to, in all years of a schedule.
  fileprivate var subjectsOfFunctions: [FunctionSlot: Set<String>] {
    var subjects: [FunctionSlot: Set<String>] = [:]
    for ruleSet in [ruleSet] + phases.map(\.ruleSet) {
      for place in ruleSet.scoringPlaces {
        guard case .function(let slot)? = ruleSet.scoring(at: place) else { continue }
        subjects[slot, default: []].insert(ruleSet.id(of: place))
      }
      if case .function(let slot) = ruleSet.combination {
        subjects[slot, default: []].insert(ruleSet.id)
      }
    }
    return subjects
  }
}
