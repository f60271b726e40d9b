import Foundation

/// The part of JSON Schema that `docs/schema` uses.
package struct SchemaValidator {
  private let root: JSONValue

  /// - Parameter name: a file of `docs/schema`.
  package init(_ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/schema/\(name)")
    root = try JSONValue(parsing: String(contentsOf: file, encoding: .utf8))
  }

  package func errors(_ value: JSONValue) -> [String] { errors(value, root, at: "$") }

  /// Against one of the schema's definitions.
  package func errors(_ value: JSONValue, definition: String) -> [String] {
    errors(value, root["$defs"][definition], at: definition)
  }

  /// The names of all members that the schema describes.
  package var memberNames: Set<String> { memberNames(root) }

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
