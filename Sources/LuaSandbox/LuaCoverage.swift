import CLuaHost

/// What a program's decisions are counted with: texts to run in place of its own.
package struct LuaInstrumentation: Sendable, Hashable {
  /// A text that does what a source's own does, on the same lines, but hands each value that is
  /// tested to the counting function, as `function(number, value)`, which returns it.
  package struct Text: Sendable, Hashable {
    package var text: String
    /// The numbers in it; no other text has them.
    package var decisions: Range<Int>

    package init(text: String, decisions: Range<Int>) {
      self.text = text
      self.decisions = decisions
    }
  }

  /// A name that no text of the program has.
  package var function: String
  /// By path; a source without one runs as it is.
  package var texts: [String: Text]

  package init(function: String, texts: [String: Text]) {
    self.function = function
    self.texts = texts
  }

  var decisionCount: Int { texts.values.map(\.decisions.upperBound).max() ?? 0 }
}

/// What became of the lines and decisions of one source.
package struct LuaCoverage: Sendable, Hashable {
  /// How often a decision was true, and how often false.
  package struct Decision: Sendable, Hashable {
    package var timesTrue: Int
    package var timesFalse: Int

    package init(timesTrue: Int = 0, timesFalse: Int = 0) {
      self.timesTrue = timesTrue
      self.timesFalse = timesFalse
    }
  }

  package var path: String
  /// By line: how often it ran, for each line that has instructions.
  package var hits: [Int: Int]
  /// By the number that the instrumentation gave it.
  package var decisions: [Int: Decision]

  package init(path: String, hits: [Int: Int] = [:], decisions: [Int: Decision] = [:]) {
    self.path = path
    self.hits = hits
    self.decisions = decisions
  }

  /// Adds the counts of another machine that ran the same source.
  package mutating func add(_ other: LuaCoverage) {
    hits.merge(other.hits, uniquingKeysWith: +)
    decisions.merge(other.decisions) {
      Decision(
        timesTrue: $0.timesTrue + $1.timesTrue, timesFalse: $0.timesFalse + $1.timesFalse)
    }
  }

  /// What was counted since `earlier`, a coverage of the same machine.
  package func subtracting(_ earlier: LuaCoverage) -> LuaCoverage {
    var rest = self
    rest.hits.merge(earlier.hits, uniquingKeysWith: -)
    rest.decisions.merge(earlier.decisions) {
      Decision(
        timesTrue: $0.timesTrue - $1.timesTrue, timesFalse: $0.timesFalse - $1.timesFalse)
    }
    return rest
  }

  /// The lines that have instructions, ascending.
  package var executableLines: [Int] { hits.keys.sorted() }
  /// The lines that have instructions but never ran, ascending.
  package var missedLines: [Int] { hits.filter { $0.value == 0 }.keys.sorted() }
}

extension LuaMachine {
  /// The lines of the main file and of each helper that was used, and the decisions of those that
  /// are instrumented. Empty unless the machine was made to count.
  package var coverage: [LuaCoverage] {
    lineCounts.indices.compactMap { source in
      var hits: [Int: Int] = [:]
      for line in 1...lineCounts[source] {
        let count = lh_line_hits(host, Int32(source), Int32(line))
        if count >= 0 { hits[line] = Int(count) }
      }
      guard !hits.isEmpty else { return nil }
      var coverage = LuaCoverage(path: paths[source], hits: hits)
      for number in instrumentation?.texts[paths[source]]?.decisions ?? 0..<0 {
        coverage.decisions[number] = LuaCoverage.Decision(
          timesTrue: Int(clamping: lh_decision_count(host, number, true)),
          timesFalse: Int(clamping: lh_decision_count(host, number, false)))
      }
      return coverage
    }
  }
}
