import Foundation
import ScorecardModel
import TestSupport
import Testing

@testable import Reporting

@Suite struct SchemaTests {
  @Test(arguments: ["everything.json", "streets.json", "phase.json"])
  func goldenFilesAreValid(file: String) throws {
    let report = try JSONValue(parsing: GoldenFile.read(file))
    #expect(try SchemaValidator("scorecard-1.schema.json").errors(report) == [])
    #expect(!report["rollups"].elements.isEmpty)
  }

  /// The kept file has every member that the schema knows; what it knows and no report has would
  /// never be checked.
  @Test func everyMemberIsInASample() throws {
    let validator = try SchemaValidator("scorecard-1.schema.json")
    var found: Set<String> = []
    for file in ["everything.json", "phase.json"] {
      found.formUnion(members(try JSONValue(parsing: GoldenFile.read(file))))
    }
    // NDJSON alone has types, and diagnostics of workbooks alone have cells.
    #expect(validator.memberNames.subtracting(found) == ["cell", "type"])
  }

  private func members(_ value: JSONValue) -> Set<String> {
    switch value {
    case .object(let members):
      members.reduce(into: Set(members.keys)) { $0.formUnion(self.members($1.value)) }
    case .array(let elements): elements.reduce(into: []) { $0.formUnion(members($1)) }
    default: []
    }
  }

  @Test func everyLineIsValid() throws {
    let validator = try SchemaValidator("scorecard-1.schema.json")
    let lines = try GoldenFile.read("everything.ndjson").split(separator: "\n")
    var types: [String] = []
    for line in lines {
      let value = try JSONValue(parsing: line)
      let type = try #require(value["type"].text)
      #expect(validator.errors(value, definition: type) == [], "\(line)")
      types.append(type)
    }
    #expect(types.first == "header" && types.filter { $0 == "header" }.count == 1)
    #expect(Set(types) == ["header", "scorecard", "rollup", "diagnostic"])
  }

  @Test func randomEvaluationsAreValid() throws {
    var random = SeededGenerator("randomEvaluationsAreValid")
    let validator = try SchemaValidator("scorecard-1.schema.json")
    for _ in 0..<10 {
      let evaluation = RandomEvaluation.make(units: 30, using: &random)
      var bytes: [UInt8] = []
      try ReportFormat.json.write(evaluation, options: ReportOptions(), to: &bytes)
      let report = try JSONValue(parsing: String(decoding: bytes, as: UTF8.self))
      #expect(validator.errors(report) == [], "\(random.seed)")
    }
  }

  @Test func theValidatorFindsFaults() throws {
    let validator = try SchemaValidator("scorecard-1.schema.json")
    let line = #"{"kind":"gift","id":3,"why":null}"#
    let errors = try validator.errors(JSONValue(parsing: line), definition: "ledger_line")
    #expect(errors.count == 4, "\(errors)")
    let boolean = #"{"kind":"item","id":"a","amount":true}"#
    #expect(
      try validator.errors(JSONValue(parsing: boolean), definition: "ledger_line")
        == [#"ledger_line.amount: not ["number"]"#])
  }
}
