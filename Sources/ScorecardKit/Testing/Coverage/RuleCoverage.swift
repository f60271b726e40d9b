import Diagnostics
import RuleEngine
import ScorecardModel

/// How many of some regions, lines or branches were reached.
struct CoverageCount: Sendable, Equatable {
  var reached = 0
  var all = 0

  /// Whole per cent, rounded down: 100 only where everything was reached.
  var percent: Int { all == 0 ? 100 : reached * 100 / all }

  /// Whether it is at least so many per cent, exactly.
  func reaches(_ threshold: Points) -> Bool {
    Int128(reached) * 100 * Int128(Points.scale) >= Int128(threshold.micro) * Int128(all)
  }

  mutating func count(_ isReached: Bool) {
    all += 1
    if isReached { reached += 1 }
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
    /// Empty for the rule set itself.
    let id: String
    /// 0 for the rule set itself.
    let line: Int
    var regions: [Region]

    var count: CoverageCount {
      CoverageCount(reached: regions.count { $0.hits > 0 }, all: regions.count)
    }
  }

  /// As the user named the pack.
  let path: String
  let title: Message
  /// The rule file, as diagnostics name it, and its text.
  let file: String
  let text: String
  var parts: [Part]

  var regions: CoverageCount {
    parts.map(\.count).reduce(CoverageCount()) {
      CoverageCount(reached: $0.reached + $1.reached, all: $0.all + $1.all)
    }
  }
}

extension RuleCoverage {
  /// Counts what the tests of a pack reach.
  /// - Throws: `Failure` `.internalError`.
  init(_ bench: PackBench) throws(Failure) {
    let family = bench.loaded.family
    var counts = family.map { RegionCount(RegionPlan($0, catalogue: bench.catalogue)) }
    for result in try bench.results() { counts[result.member].add(result.table, result.series) }
    path = bench.path
    title = bench.loaded.ruleSet.title
    file = bench.loaded.program.main.path
    text = bench.loaded.program.main.text
    parts = Self.parts(counts, catalogue: bench.catalogue)
  }

  /// The parts of the file, each once: what the years of a schedule share counts wherever it was
  /// reached.
  private static func parts(_ counts: [RegionCount], catalogue: Catalogue) -> [Part] {
    var parts: [Part] = []
    var positions: [RulePart: Int] = [:]
    var seen: Set<ScorecardModel.Region> = []
    // The years of a schedule stand before its final in the file.
    for count in counts.dropFirst() + counts.prefix(1) {
      let ruleSet = count.plan.ruleSet
      let words = RegionWords(ruleSet, catalogue: catalogue)
      for placed in count.plan.regions where seen.insert(placed.region).inserted {
        let part = placed.region.part
        if positions[part] == nil {
          positions[part] = parts.count
          parts.append(
            Part(
              part: part, title: words.title(of: part), id: part.id,
              line: ruleSet.line(of: part) ?? 0, regions: []))
        }
        let hits = counts.reduce(0) { $0 + ($1.hits[placed.region] ?? 0) }
        parts[positions[part] ?? 0].regions.append(
          Region(placed: placed, hits: hits, words: words.text(of: placed.region)))
      }
    }
    return parts
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
}
