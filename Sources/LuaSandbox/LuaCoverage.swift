import CLuaHost

/// How often the lines of one source ran.
package struct LuaCoverage: Sendable, Hashable {
  package var path: String
  /// By line: how often it ran, for each line that has instructions.
  package var hits: [Int: Int]

  /// The lines that have instructions, ascending.
  package var executableLines: [Int] { hits.keys.sorted() }
  /// The lines that have instructions but never ran, ascending.
  package var missedLines: [Int] { hits.filter { $0.value == 0 }.keys.sorted() }
}

extension LuaMachine {
  /// The lines of the main file and of each helper that was used. Empty unless the machine was
  /// made to count them.
  package var coverage: [LuaCoverage] {
    lineCounts.indices.compactMap { source in
      var hits: [Int: Int] = [:]
      for line in 1...lineCounts[source] {
        let count = lh_line_hits(host, Int32(source), Int32(line))
        if count >= 0 { hits[line] = Int(count) }
      }
      return hits.isEmpty ? nil : LuaCoverage(path: paths[source], hits: hits)
    }
  }
}
