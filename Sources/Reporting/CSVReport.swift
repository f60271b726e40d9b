import ScorecardModel

/// A table for spreadsheets and scripts: a line for each unit, or for each group where a level
/// above the units is asked for. UTF-8 without a byte-order mark, LF line ends, RFC 4180 quoting.
///
/// Rule sets follow each other under one header; a column that a rule set does not have is empty.
/// Several flags in one cell are parted by `|`.
struct CSVReport: Report {
  /// Rows formatted at a time by one thread.
  static let chunk = 4_096

  func write(
    _ evaluation: Evaluation, options: ReportOptions, to sink: inout some ByteSink
  ) throws {
    guard evaluation.showsUnits else {
      return try CSVRollups(evaluation).write(threads: options.threads, to: &sink)
    }
    let itemIDs = options.showsItems ? Self.itemIDs(evaluation) : []
    try sink.write(Self.header(itemIDs))
    for result in evaluation.results {
      let lines = CSVUnitLines(result, itemIDs: itemIDs)
      let rows = result.scope.rows
      try OrderedChunks.write(
        count: rows.count, chunk: Self.chunk, threads: options.threads, to: &sink
      ) { range, bytes in
        lines.append(rows[range], to: &bytes)
      }
    }
  }

  /// The items of every rule set, each id once, in the order of their first.
  private static func itemIDs(_ evaluation: Evaluation) -> [String] {
    var seen: Set<String> = []
    return evaluation.results.flatMap { $0.ruleSet.items.map(\.id) }
      .filter { seen.insert($0).inserted }
  }

  private static func header(_ itemIDs: [String]) -> String {
    let fixed = "code,name,street,district,ruleset,total,grade,rank,coverage,flags"
    let taken = Set(fixed.split(separator: ",").map(String.init))
    // An item may be called `total`; its column is then `item:total`.
    let items = itemIDs.map { "," + CSVText.cell(taken.contains($0) ? "item:" + $0 : $0) }
    return fixed + items.joined() + "\n"
  }
}
