import Diagnostics
import RuleEngine
import ScorecardModel

/// How many of some regions, lines or branches were reached.
struct CoverageCount: Sendable, Equatable {
  var reached = 0
  var all = 0

  /// Whole per cent, rounded down: 100 only where everything was reached.
  var percent: Int { all == 0 ? 100 : reached * 100 / all }
  var isWhole: Bool { reached == all }

  /// Whether it is at least so many per cent, exactly.
  func reaches(_ threshold: Points) -> Bool {
    Int128(reached) * 100 * Int128(Points.scale) >= Int128(threshold.micro) * Int128(all)
  }

  mutating func count(_ isReached: Bool) {
    all += 1
    if isReached { reached += 1 }
  }

  static func + (left: CoverageCount, right: CoverageCount) -> CoverageCount {
    CoverageCount(reached: left.reached + right.reached, all: left.all + right.all)
  }
}

/// What the tests of a rule set reach of it.
struct RuleCoverage: Sendable {
  /// A region, and how often it was reached.
  struct Region: Sendable {
    let placed: PlacedRegion
    let hits: Int
    let words: Message
    /// A case that would reach it; nil where it is reached, or none was found.
    var suggestion: SuggestedCase?
  }

  /// A part of the rule file.
  struct Part: Sendable {
    let part: RulePart
    let title: Message
    /// Line of the rule file; 0 for the rule set itself.
    let line: Int
    var regions: [Region] = []
    var functions = FunctionReach()

    var count: CoverageCount {
      CoverageCount(reached: regions.count { $0.hits > 0 }, all: regions.count)
    }
    var isWhole: Bool {
      count.isWhole && functions.lines.isWhole && functions.branches.isWhole
    }
  }

  /// As the user named the pack.
  let path: String
  let title: Message
  /// The rule file, as diagnostics name it, and its text.
  let file: String
  let text: String
  var parts: [Part]
  let functions: FunctionCoverage

  var regions: CoverageCount { parts.map(\.count).reduce(CoverageCount(), +) }
  var lines: CoverageCount { parts.map(\.functions.lines).reduce(CoverageCount(), +) }
  var branches: CoverageCount { parts.map(\.functions.branches).reduce(CoverageCount(), +) }

  /// The files whose branches could not be counted: nobody knows how many of them run.
  var uncounted: [String] = []

  /// Whether regions, lines and branches are each at least so many per cent. Branches that could
  /// not be counted are not.
  func reaches(_ threshold: Points) -> Bool {
    uncounted.isEmpty && [regions, lines, branches].allSatisfy { $0.reaches(threshold) }
  }
}

extension RuleCoverage {
  /// Counts what the tests of a pack reach, and looks for cases that reach the rest.
  /// - Throws: `Failure` `.internalError`.
  init(_ bench: PackBench) throws(Failure) {
    let family = bench.loaded.family
    let collector = FunctionCoverageCollector()
    collector.register(bench.loaded)
    var counts = family.map { RegionCount(RegionPlan($0, catalogue: bench.catalogue)) }
    for result in try bench.results(counting: collector) {
      counts[result.member].add(result.table, result.series)
    }
    path = bench.path
    title = bench.loaded.ruleSet.title
    file = bench.loaded.program.main.path
    text = bench.loaded.program.main.text
    functions = collector.coverage
    let paths = bench.loaded.program.sources.map(\.path)
    uncounted = functions.sources.filter { !$0.countsDecisions }.map(\.path)
      .filter(paths.contains)
    parts = Self.parts(counts, functions.reaches(in: paths), bench)
    try suggest(counts.map(\.plan), bench)
  }

  /// The parts of the file, each once: what the years of a schedule share counts wherever it was
  /// reached.
  private static func parts(
    _ counts: [RegionCount], _ reaches: [String: FunctionReach], _ bench: PackBench
  ) -> [Part] {
    var parts: [Part] = []
    var positions: [RulePart: Int] = [:]
    var seen: Set<ScorecardModel.Region> = []
    for count in counts {
      let ruleSet = count.plan.ruleSet
      let words = RegionWords(ruleSet, catalogue: bench.catalogue)
      for part in ruleSet.ruleParts where positions[part] == nil {
        positions[part] = parts.count
        parts.append(
          Part(part: part, title: words.title(of: part), line: ruleSet.line(of: part) ?? 0))
      }
      for placed in count.plan.regions where seen.insert(placed.region).inserted {
        guard let position = positions[placed.region.part] else { continue }
        let hits = counts.reduce(0) { $0 + ($1.hits[placed.region] ?? 0) }
        parts[position].regions.append(
          Region(placed: placed, hits: hits, words: words.text(of: placed.region)))
      }
    }
    // Functions of no part alone, such as helpers of several, are the rule set's.
    for (subject, reach) in reaches.sorted(by: { $0.key < $1.key }) {
      let position =
        parts.firstIndex { !subject.isEmpty && $0.part.subject == subject }
        ?? positions[.ruleSet] ?? 0
      parts[position].functions.add(reach)
    }
    return parts.enumerated().sorted { left, right in
      let (first, second) = (left.element.line, right.element.line)
      return (first == 0 ? .max : first, left.offset) < (second == 0 ? .max : second, right.offset)
    }.map(\.element)
  }

  /// Adds to every region that is not reached a case that would reach it, where one is found.
  private mutating func suggest(_ plans: [RegionPlan], _ bench: PackBench) throws(Failure) {
    guard let cases = bench.cases else { return }
    for (position, part) in parts.enumerated() {
      for (member, plan) in plans.enumerated() where plan.ruleSet.has(part.part) {
        let missed = parts[position].regions.filter {
          $0.hits == 0 && $0.suggestion == nil && plan.all.contains($0.placed.region)
        }.map(\.placed.region)
        if missed.isEmpty { continue }
        let found = try CaseSearch(cases: cases, member: member)
          .reaching(missed, of: part.part, plan)
        for index in parts[position].regions.indices {
          let region = parts[position].regions[index].placed.region
          if let suggestion = found[region] {
            parts[position].regions[index].suggestion = suggestion
          }
        }
      }
    }
  }
}

extension RulePart {
  /// As the rule file names it; empty for what has no name.
  var id: String {
    switch self {
    case .item(_, let id), .bonus(let id), .deduction(let id), .gate(let id): id
    case .grade, .quota, .ruleSet: ""
    }
  }

  /// What the coverage of its functions calls it.
  fileprivate var subject: String {
    if case .grade(let name) = self { name } else { id }
  }
}
