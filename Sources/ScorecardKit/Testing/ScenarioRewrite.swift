import Diagnostics
import LuaSandbox
import LuaSyntax
import RuleEngine
import ScorecardModel
import SnapshotIO

/// A scenario file as it was read.
struct ScenarioFile {
  let path: String
  let source: LuaSource
  let loader: ScenarioLoader
  let scenarios: [Scenario]

  /// - Throws: `Failure` with every fault of the file.
  init(path: String, loader: ScenarioLoader) throws(Failure) {
    self.path = path
    self.loader = loader
    source = try ScenarioLoader.source(path: path)
    scenarios = try loader.load(source)
  }
}

/// Makes a scenario file expect what was found, where a value stands in it as a literal.
struct ScenarioRewrite {
  let file: ScenarioFile

  /// A value to be written.
  private struct Edit {
    let range: Range<Int>
    /// The scenario, its expectation and its check, by position.
    let check: (scenario: Int, expectation: Int, check: Int)
    /// What it must be read as.
    let value: ScenarioCheck.Value
    let change: TestChange
  }

  /// - Parameter tests: outcomes of scenarios of the file.
  /// - Throws: `Failure` `.badInput` where the file cannot be rewritten.
  func rewriting(_ tests: [TestCase]) throws(Failure) -> TestRewrite {
    var rewrite = TestRewrite(path: file.path)
    let erring = tests.filter { $0.subjects.contains { !$0.errors.isEmpty } }
    if !erring.isEmpty {
      rewrite.kept = erring.map(TestRewrite.ruleErrs)
      return rewrite
    }
    let literals = ScenarioLiterals(file.source, file.scenarios)
    var edits: [Edit] = []
    for test in tests {
      let scenario = file.scenarios.firstIndex { $0.title == test.name } ?? 0
      for failed in test.subjects.flatMap(\.failures) {
        guard case .field(let index, let check)? = failed.site else { continue }
        do throws(ScenarioLiterals.Absence) {
          edits.append(try edit((scenario, index), check, failed.found, literals))
        } catch {
          let place = file.scenarios[scenario].expectations[index].place
          rewrite.kept.append(TestRewrite.kept(at: place, failed, because: Self.reason(error)))
        }
      }
    }
    edits.sort { $0.range.lowerBound < $1.range.lowerBound }
    rewrite.changes = edits.map(\.change)
    try fill(&rewrite, edits)
    return rewrite
  }

  /// - Throws: where the value has no place of its own, or what was found cannot be written there.
  private func edit(
    _ position: (scenario: Int, expectation: Int), _ check: ScenarioCheck, _ found: FoundValue?,
    _ literals: ScenarioLiterals
  ) throws(ScenarioLiterals.Absence) -> Edit {
    let scenario = file.scenarios[position.scenario]
    let expectation = scenario.expectations[position.expectation]
    let site = try literals.site(of: check, in: expectation)
    guard let found, let new = Self.text(found, site.literal, check),
      let index = expectation.checks.firstIndex(of: check)
    else { throw .noLiteral }
    let field = "\(expectation.unit) \(check.key.path.joined(separator: "."))"
    return Edit(
      range: site.range, check: (position.scenario, position.expectation, index),
      value: new.value,
      change: TestChange(
        path: file.path, line: site.line, name: scenario.title, field: field,
        old: written(site.range), new: new.text))
  }

  private func written(_ range: Range<Int>) -> String {
    String(decoding: Array(file.source.text.utf8)[range], as: UTF8.self)
  }

  private static func reason(_ absence: ScenarioLiterals.Absence) -> Message {
    switch absence {
    case .sharedExpectation:
      Message(
        en: "a loop or a function makes this expectation: its value has no place of its own",
        zh: "这条应得结果由循环或函数造出，没有自己的位置")
    case .noLiteral:
      Message(
        en: "the value is computed, or what was found cannot be written there",
        zh: "该值是算出来的，或者那里写不出实际结果")
    }
  }

  // MARK: Bytes

  /// Adds the bytes before and after the edits, which are in the order of the file, and makes sure that they say what was meant.
  private func fill(_ rewrite: inout TestRewrite, _ edits: [Edit]) throws(Failure) {
    let old = Array(file.source.text.utf8)
    rewrite.before = try FileContent.read(path: file.path).withBytes { Array($0) }
    let mark: [UInt8] = rewrite.before.starts(with: [0xEF, 0xBB, 0xBF]) ? [0xEF, 0xBB, 0xBF] : []
    guard rewrite.before == mark + old else { throw TestRewrite.changed(file.path) }
    var new: [UInt8] = []
    var position = 0
    for edit in edits {
      guard edit.range.lowerBound >= position else { throw notRewritable }
      new += old[position..<edit.range.lowerBound] + Array(edit.change.new.utf8)
      position = edit.range.upperBound
    }
    new += old[position...]
    let text = String(decoding: new, as: UTF8.self)
    let scenarios = try file.loader.load(LuaSource(path: file.path, text: text))
    var expected = file.scenarios.map { $0.expectations.map(\.checks) }
    for edit in edits {
      let (scenario, expectation, check) = edit.check
      expected[scenario][expectation][check].value = edit.value
    }
    guard scenarios.map({ $0.expectations.map(\.checks) }) == expected else { throw notRewritable }
    rewrite.after = mark + new
  }

  private var notRewritable: Failure {
    Failure(
      .badInput,
      Diagnostic(
        .notRewritten, at: SourcePlace(path: file.path),
        Message(
          en: "the scenario file cannot be rewritten without changing something else in it",
          zh: "改写情景文件会连带改动其他内容，没有改写")))
  }

  // MARK: Texts

  /// What to write for a found value, in the manner of what stands there, and what it is read as.
  private static func text(
    _ found: FoundValue, _ old: LuaLiteral, _ check: ScenarioCheck
  ) -> (text: String, value: ScenarioCheck.Value)? {
    switch found {
    case .points(let points):
      let written = if case .number(let text) = old { text } else { "" }
      return (DecimalStyle.text(points, insteadOf: written), .points(points))
    case .count(let count): return (String(count), .count(count))
    case .unranked: return ("false", .none)
    case .grade(let name): return quoted(name).map { ($0, .text(name)) }
    case .unassessable:
      guard check.key == .grade else { return nil }
      let word = CheckWords.unassessable.chinese
      return quoted(word).map { ($0, .text(word)) }
    case .notApplicable:
      return quoted(CheckWords.notApplicable.chinese).map { ($0, .notApplicable) }
    case .flags(let found):
      guard case .strings(let written) = old else { return nil }
      let flags = FlagTexts.texts(found, insteadOf: written)
      let texts = flags.compactMap { quoted($0) }
      guard texts.count == flags.count else { return nil }
      return (texts.isEmpty ? "{}" : "{ \(texts.joined(separator: ", ")) }", .flags(flags))
    }
  }

  /// Nil for a text that needs escapes.
  private static func quoted(_ text: String) -> String? {
    let needsEscapes = text.unicodeScalars.contains {
      $0 == "\"" || $0 == "\\" || $0.properties.generalCategory == .control
    }
    return needsEscapes ? nil : "\"\(text)\""
  }
}

extension ScenarioExpectation {
  fileprivate var checks: [ScenarioCheck] {
    switch subject {
    case .unit(_, _, let checks), .rollup(_, _, let checks): checks
    case .diagnostic: []
    }
  }

  fileprivate var unit: String {
    switch subject {
    case .unit(_, let unit, _), .rollup(_, let unit, _): unit
    case .diagnostic: ""
    }
  }
}
