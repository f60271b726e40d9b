import Reporting

/// Coverage and mutants as JSON: members of the test outcome that are there where they were asked
/// for.
extension TestJSON {
  func append(analyses run: TestRun, to bytes: inout ByteBuffer) {
    if !run.coverages.isEmpty {
      bytes.member("coverage")
      append(run.coverages, to: &bytes, append)
    }
    if !run.mutations.isEmpty {
      bytes.member("mutation")
      append(run.mutations, to: &bytes, append)
    }
  }

  // MARK: Coverage

  private func append(_ coverage: RuleCoverage, to bytes: inout ByteBuffer) {
    bytes.member("path", coverage.path)
    bytes.member("title", coverage.title.chinese)
    bytes.member("rules", coverage.file)
    append(coverage.regions, "regions", to: &bytes)
    append(coverage.lines, "lines", to: &bytes)
    append(coverage.branches, "branches", to: &bytes)
    bytes.member("uncounted")
    append(coverage.uncounted, to: &bytes) { $1.member("path", $0) }
    bytes.member("parts")
    append(coverage.parts, to: &bytes) { append($0, of: coverage.file, to: &$1) }
  }

  private func append(
    _ part: RuleCoverage.Part, of file: String, to bytes: inout ByteBuffer
  ) {
    bytes.member("id", part.part.id)
    bytes.member("title", part.title.chinese)
    bytes.member("line", integer: part.line == 0 ? nil : part.line)
    append(part.count, "regions", to: &bytes)
    append(part.functions.lines, "lines", to: &bytes)
    append(part.functions.branches, "branches", to: &bytes)
    bytes.member("missed")
    append(part.regions.filter { $0.hits == 0 }, to: &bytes) { region, bytes in
      let line = region.placed.line
      bytes.member("path", file)
      bytes.member("line", integer: line == 0 ? nil : line)
      bytes.member("text", region.words.chinese)
      append(region.suggestion, to: &bytes)
    }
    bytes.member("missed_in_functions")
    append(part.functions.misses, to: &bytes) { miss, bytes in
      bytes.member("path", miss.path)
      bytes.member("line", integer: miss.line)
      bytes.member("text", miss.words.chinese)
    }
  }

  private func append(_ count: CoverageCount, _ key: StaticString, to bytes: inout ByteBuffer) {
    bytes.member(key)
    bytes.open("{")
    bytes.member("reached", integer: count.reached)
    bytes.member("all", integer: count.all)
    bytes.close("}")
  }

  // MARK: Mutants

  private func append(_ run: MutationRun, to bytes: inout ByteBuffer) {
    bytes.member("path", run.path)
    bytes.member("title", run.title.chinese)
    append(run.data, "data", to: &bytes)
    append(run.functions, "functions", to: &bytes)
  }

  private func append(
    _ tally: MutationRun.Tally, _ key: StaticString, to bytes: inout ByteBuffer
  ) {
    bytes.member(key)
    bytes.open("{")
    bytes.member("mutants", integer: tally.all)
    bytes.member("killed", integer: tally.killed)
    bytes.member("survivors")
    append(tally.survivors, to: &bytes) { survivor, bytes in
      bytes.member("path", survivor.path)
      bytes.member("line", integer: survivor.line == 0 ? nil : survivor.line)
      bytes.member("id", survivor.id)
      bytes.member("title", survivor.title.chinese)
      bytes.member("change", survivor.change.chinese)
      append(survivor.suggestion, to: &bytes)
    }
    bytes.close("}")
  }

  // MARK: Suggested cases

  private func append(_ suggestion: SuggestedCase?, to bytes: inout ByteBuffer) {
    bytes.member("suggestion")
    guard let suggestion else {
      bytes.append("null")
      return
    }
    bytes.open("{")
    bytes.member("base", suggestion.base)
    for (key, columns) in [
      ("cells" as StaticString, suggestion.changes), ("expectations", suggestion.expectations),
    ] {
      bytes.member(key)
      append(columns, to: &bytes) { column, bytes in
        bytes.member("header", column.header)
        bytes.member("cell", column.cell.chinese)
      }
    }
    bytes.close("}")
  }
}
