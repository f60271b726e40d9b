import Foundation
import ScorecardModel
import TestSupport
import Testing

@testable import Reporting

/// The part of JSON Schema that `docs/schema` uses.
struct SchemaValidator {
  private let root: JSONValue

  /// - Parameter name: of a file in `docs/schema`, without what all their names end in.
  init(_ name: String = "scorecard-1") throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/schema/\(name).schema.json")
    root = try JSONValue(parsing: String(contentsOf: file, encoding: .utf8))
  }

  func errors(_ value: JSONValue) -> [String] { errors(value, root, at: "$") }

  /// Against one of the schema's definitions.
  func errors(_ value: JSONValue, definition: String) -> [String] {
    errors(value, root["$defs"][definition], at: definition)
  }

  /// The names of all members that the schema describes.
  var memberNames: Set<String> { memberNames(root) }

  private func memberNames(_ schema: JSONValue) -> Set<String> {
    guard case .object(let keywords) = schema else { return [] }
    return keywords.reduce(into: []) { names, keyword in
      if keyword.key == "properties", case .object(let members) = keyword.value {
        names.formUnion(members.keys)
        for member in members.values { names.formUnion(memberNames(member)) }
      } else {
        names.formUnion(memberNames(keyword.value))
      }
    }
  }

  private func errors(_ value: JSONValue, _ schema: JSONValue, at path: String) -> [String] {
    guard case .object(let keywords) = schema else { return ["\(path): no schema"] }
    return keywords.flatMap { keyword, rule in check(value, keyword, rule, schema, path) }
  }

  private func check(
    _ value: JSONValue, _ keyword: String, _ rule: JSONValue, _ schema: JSONValue, _ path: String
  ) -> [String] {
    switch keyword {
    case "$schema", "$id", "$defs", "title", "description", "properties": return []
    case "$ref":
      let name = rule.text?.split(separator: "/").last.map(String.init) ?? ""
      return errors(value, root["$defs"][name], at: path)
    case "type":
      let types = rule.text.map { [$0] } ?? rule.elements.compactMap(\.text)
      return types.contains { has(value, type: $0) } ? [] : ["\(path): not \(types)"]
    case "const": return value == rule ? [] : ["\(path): not \(rule)"]
    case "enum": return rule.elements.contains(value) ? [] : ["\(path): not in \(rule)"]
    case "minimum", "maximum":
      guard let number = value.number, let bound = rule.number else { return [] }
      let holds = keyword == "minimum" ? number >= bound : number <= bound
      return holds ? [] : ["\(path): \(number) against \(keyword) \(bound)"]
    case "pattern":
      // What is no text is the business of `type`.
      guard let text = value.text else { return [] }
      let matches = text.range(of: rule.text ?? "", options: .regularExpression) != nil
      return matches ? [] : ["\(path): not \(rule)"]
    case "items":
      return value.elements.enumerated().flatMap { errors($1, rule, at: "\(path)[\($0)]") }
    case "required":
      guard case .object(let members) = value else { return [] }
      return rule.elements.compactMap(\.text).filter { members[$0] == nil }
        .map { "\(path): no \($0)" }
    case "additionalProperties": return members(value, rule, schema["properties"], path)
    default: return ["\(path): the validator does not know \(keyword)"]
    }
  }

  private func members(
    _ value: JSONValue, _ rule: JSONValue, _ properties: JSONValue, _ path: String
  ) -> [String] {
    guard case .object(let members) = value else { return [] }
    return members.flatMap { key, member in
      if properties[key] != .null { return errors(member, properties[key], at: "\(path).\(key)") }
      return rule == .bool(false)
        ? ["\(path): unknown \(key)"] : errors(member, rule, at: "\(path).\(key)")
    }
  }

  private func has(_ value: JSONValue, type: String) -> Bool {
    switch (value, type) {
    case (.null, "null"), (.bool, "boolean"), (.number, "number"), (.string, "string"),
      (.array, "array"), (.object, "object"):
      true
    case (.number(let number), "integer"): number == number.rounded()
    default: false
    }
  }
}

@Suite struct SchemaTests {
  @Test(arguments: ["everything.json", "streets.json", "phase.json"])
  func goldenFilesAreValid(file: String) throws {
    let report = try JSONValue(parsing: GoldenFile.read(file))
    #expect(try SchemaValidator().errors(report) == [])
    #expect(!report["rollups"].elements.isEmpty)
  }

  /// The kept file has every member that the schema knows; what it knows and no report has would
  /// never be checked.
  @Test func everyMemberIsInASample() throws {
    let validator = try SchemaValidator()
    var found: Set<String> = []
    for file in ["everything.json", "phase.json"] {
      found.formUnion(members(try JSONValue(parsing: GoldenFile.read(file))))
    }
    // NDJSON alone has types.
    #expect(validator.memberNames.subtracting(found) == ["type"])
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
    let validator = try SchemaValidator()
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
    let validator = try SchemaValidator()
    for _ in 0..<10 {
      let evaluation = RandomEvaluation.make(units: 30, using: &random)
      var bytes: [UInt8] = []
      try ReportFormat.json.write(evaluation, options: ReportOptions(), to: &bytes)
      let report = try JSONValue(parsing: String(decoding: bytes, as: UTF8.self))
      #expect(validator.errors(report) == [], "\(random.seed)")
    }
  }

  @Test func theValidatorFindsFaults() throws {
    let validator = try SchemaValidator()
    let line = #"{"kind":"gift","id":3,"why":null}"#
    let errors = try validator.errors(JSONValue(parsing: line), definition: "ledger_line")
    #expect(errors.count == 4, "\(errors)")
    let boolean = #"{"kind":"item","id":"a","amount":true}"#
    #expect(
      try validator.errors(JSONValue(parsing: boolean), definition: "ledger_line")
        == [#"ledger_line.amount: not ["number"]"#])
  }
}
