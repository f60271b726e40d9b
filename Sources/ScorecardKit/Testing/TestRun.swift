import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// What `scorecard test` found, for every output format.
struct TestRun: Sendable {
  /// In the order in which the packs were named.
  var suites: [TestSuite] = []
  /// Whether tests are only named, not run.
  var isListing = false
  /// What the tests of each rule set reach of it; empty where that was not asked for.
  var coverages: [RuleCoverage] = []
  /// What became of the mutants of each rule set; empty where that was not asked for.
  var mutations: [MutationRun] = []

  var cases: [TestCase] { suites.flatMap(\.cases) }
  var failed: Int { suites.reduce(0) { $0 + $1.failed } }
  /// Files that could not be run.
  var broken: Int { suites.reduce(0) { $0 + $1.broken.count } }
}

/// The tests of one rule pack.
struct TestSuite: Sendable {
  /// As the user named the pack.
  let path: String
  /// The rule set's id; the pack's name where it could not be loaded.
  let name: String
  let title: Message
  var cases: [TestCase] = []
  var broken: [BrokenFile] = []

  var failed: Int { cases.count { !$0.passes } }
  /// Whether it has no tests at all, which proves nothing: that is a failure, too.
  var isEmpty: Bool { cases.isEmpty && broken.isEmpty }
}

/// A file of a pack that could not be run, and why.
struct BrokenFile: Sendable {
  let path: String
  let status: ExitStatus
  let diagnostics: [Diagnostic]
}

/// A row of a case file, or a scenario.
struct TestCase: Sendable {
  let name: String
  /// What the author says of it; empty for nothing.
  let note: String
  let path: String
  /// 1-based.
  let line: Int
  /// What is checked, unit by unit.
  let subjects: [TestSubject]

  var passes: Bool { subjects.allSatisfy(\.passes) }
}

/// The checks of one unit or group of units.
struct TestSubject: Sendable {
  /// Nil for the one unit of a case.
  let title: Message?
  let checks: [TestCheck]
  /// The lines of the ledger that differ; empty where all checks hold.
  let ledger: [TestLedgerLine]
  /// Rule errors of the unit that were not expected.
  let errors: [Diagnostic]

  init(
    title: Message? = nil, checks: [TestCheck], ledger: [TestLedgerLine] = [],
    errors: [Diagnostic] = []
  ) {
    self.title = title
    self.checks = checks
    self.ledger = ledger
    self.errors = errors
  }

  var failures: [TestCheck] { checks.filter { !$0.holds } }
  var passes: Bool { checks.allSatisfy(\.holds) }
}

/// One expectation and what was found.
struct TestCheck: Sendable {
  /// `总分`, or an item's title.
  let title: Message
  /// The id of an item or a section; nil where the title says it all.
  let id: String?
  let expected: Message
  let actual: Message
  let holds: Bool
  /// Where the expectation is written; nil for what nobody wrote, such as an unexpected error.
  var site: ExpectationSite?
  /// What was found; nil where no expectation could say it.
  var found: FoundValue?
}

/// Where an expectation is written.
enum ExpectationSite: Sendable, Hashable {
  case cell(CaseExpectation)
  /// A field of the n-th `expect` or `expect_rollup` of a scenario.
  case field(expectation: Int, ScenarioCheck)
}

/// A result as an expectation could say it.
enum FoundValue: Sendable, Hashable {
  case points(Points)
  case count(Int)
  case grade(String)
  case unassessable, notApplicable
  /// In the order of the result.
  case flags([Message])
  case unranked
}

/// A line of a ledger as a failure shows it.
struct TestLedgerLine: Sendable {
  let title: Message
  let amount: String
  /// The points of an item; nil for other lines.
  let points: String?
  /// What became of it and what it read; empty for nothing.
  let detail: Message

  init(title: Message, amount: String, points: String? = nil, detail: Message? = nil) {
    self.title = title
    self.amount = amount
    self.points = points
    self.detail = detail ?? Message(verbatim: "")
  }
}
