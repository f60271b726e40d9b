import LuaSandbox
import LuaSyntax

extension ProgramFunctions {
  /// The texts that count the decisions of the functions that scoring calls; nil where a text
  /// cannot be read.
  var instrumentation: LuaInstrumentation? {
    guard sources.allSatisfy({ $0.syntax != nil }) else { return nil }
    var name = "count_decision"
    while sources.contains(where: { $0.text.contains(name) }) { name += "_" }
    var next = 0
    var texts: [String: LuaInstrumentation.Text] = [:]
    for source in sources {
      guard let syntax = source.syntax else { continue }
      let decisions = source.countedDecisions
      let text = syntax.counting(source.text, decisions: decisions, function: name, from: next)
      texts[source.path] = .init(text: text, decisions: next..<next + decisions.count)
      next += decisions.count
    }
    return LuaInstrumentation(function: name, texts: texts)
  }
}

extension ProgramFunctions.Source {
  /// Positions of the decisions inside functions that scoring calls.
  fileprivate var countedDecisions: [Int] {
    guard let syntax else { return [] }
    return syntax.decisions.indices.filter { index in
      syntax.decisions[index].function.map { called[$0] != nil } ?? false
    }
  }

  /// What the counts say of the functions that scoring calls; nil where there are none. Of a text
  /// that cannot be read they say nothing, and the coverage says so.
  /// - Parameter counts: nil where nothing ran.
  func coverage(
    _ counts: LuaCoverage?, instrumentation: LuaInstrumentation?
  ) -> FunctionCoverage.Source? {
    guard let syntax else {
      return FunctionCoverage.Source(
        path: path, functions: [], lines: [:], decisions: [], countsDecisions: false)
    }
    guard !called.isEmpty else { return nil }
    let functions = called.keys.sorted()
    var result = FunctionCoverage.Source(
      path: path,
      functions: functions.map {
        .init(lines: syntax.functions[$0].lines, subject: subject($0))
      }, lines: [:], decisions: [],
      countsDecisions: instrumentation != nil || countedDecisions.isEmpty)
    for line in functions.flatMap({ syntax.functions[$0].codeLines }) {
      if let hits = counts?.hits[line] { result.lines[line] = hits }
    }
    guard let numbers = instrumentation?.texts[path]?.decisions else { return result }
    let bytes = text.utf8
    for (number, index) in zip(numbers, countedDecisions) {
      let decision = syntax.decisions[index]
      let start = bytes.index(bytes.startIndex, offsetBy: decision.span.range.lowerBound)
      let end = bytes.index(start, offsetBy: decision.span.range.count)
      let count = counts?.decisions[number]
      result.decisions.append(
        .init(
          kind: decision.kind, span: decision.span, text: String(text[start..<end]),
          subject: decision.function.flatMap(subject), timesTrue: count?.timesTrue ?? 0,
          timesFalse: count?.timesFalse ?? 0))
    }
    return result
  }
}
