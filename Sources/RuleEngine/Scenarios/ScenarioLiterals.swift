import Diagnostics
import LuaSandbox
import LuaSyntax
import ScorecardModel

/// Where a scenario file writes out what it expects.
package struct ScenarioLiterals {
  /// The value of one check.
  package struct Site: Sendable {
    /// Of the value, in the bytes of the text.
    package let range: Range<Int>
    /// 1-based, of the value.
    package let line: Int
    package let literal: LuaLiteral
  }

  /// Why a value has no place of its own.
  package enum Absence: Error, Sendable {
    /// The expectation comes from a loop or a function, or from another file.
    case sharedExpectation
    /// The value is computed.
    case noLiteral
  }

  private let path: String
  private let calls: [LuaCall]
  private let expectations: [ScenarioExpectation]

  /// - Parameter scenarios: all of the file.
  package init(_ source: LuaSource, _ scenarios: [Scenario]) {
    path = source.path
    // A text that Lua has run can be cut into tokens; without any, no value has a place.
    let found = try? LuaCall.all(of: ["expect", "expect_rollup"], in: source.text)
    calls = found ?? []
    expectations = scenarios.flatMap(\.expectations)
  }

  /// The place of a check's value.
  /// - Throws: where it cannot be told, or where the place says something else.
  package func site(
    of check: ScenarioCheck, in expectation: ScenarioExpectation
  ) throws(Absence) -> Site {
    let call = try call(of: expectation)
    let fields = call.fields.filter { $0.path == check.key.path }
    guard fields.count == 1, let literal = fields[0].literal, literal.says(check.value) else {
      throw .noLiteral
    }
    return Site(
      range: fields[0].value.range, line: fields[0].value.line, literal: literal)
  }

  /// The one call that makes the expectation, and no other one.
  private func call(of expectation: ScenarioExpectation) throws(Absence) -> LuaCall {
    let fitting = calls.filter { fits($0, expectation) }
    guard fitting.count == 1, expectations.count(where: { fits(fitting[0], $0) }) == 1 else {
      throw .sharedExpectation
    }
    return fitting[0]
  }

  private func fits(_ call: LuaCall, _ expectation: ScenarioExpectation) -> Bool {
    guard expectation.place.path == path, let line = expectation.place.line,
      call.span.line == line
    else { return false }
    switch expectation.subject {
    case .unit(let ruleSet, let unit, _):
      return call.name == "expect" && call.names("ruleset", ruleSet) && call.names("unit", unit)
    case .rollup(let ruleSet, let unit, _):
      return call.name == "expect_rollup" && call.names("ruleset", ruleSet)
        && call.names("unit", unit)
    case .diagnostic: return false
    }
  }
}

extension LuaCall {
  /// Whether a field is this text, or may be.
  fileprivate func names(_ field: String, _ text: String) -> Bool {
    let literals = fields.filter { $0.path == [field] }.map(\.literal)
    return literals.allSatisfy { $0 == nil || $0 == .string(text) }
  }
}

extension LuaLiteral {
  /// Whether a scenario reads this value here.
  fileprivate func says(_ value: ScenarioCheck.Value) -> Bool {
    switch (self, value) {
    case (.number(let text), .points(let points)):
      Double(text).flatMap { Points(quantising: $0) } == points
    case (.number(let text), .count(let count)): Int(text) == count
    case (.string(let text), .text(let other)): text == other
    case (.string, .notApplicable): true
    case (.strings(let texts), .flags(let flags)): texts == flags
    case (.boolean(false), .none): true
    default: false
    }
  }
}

extension ScenarioCheck.Key {
  /// The field of `expect` or `expect_rollup` that says it.
  package var path: [String] {
    switch self {
    case .total: ["total"]
    case .grade: ["grade"]
    case .rank: ["rank"]
    case .flags: ["flags"]
    case .item(let id): ["items", id]
    case .section(let id): ["sections", id]
    case .mean: ["mean"]
    case .median: ["median"]
    case .minimum: ["min"]
    case .maximum: ["max"]
    case .metShare: ["met_share"]
    case .completeness: ["completeness"]
    case .units: ["units"]
    case .assessed: ["assessed"]
    case .gradeCount(let grade): ["grades", grade]
    }
  }
}
