import Foundation

/// JSON as tests read it.
package enum JSONValue: Hashable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  package init(parsing text: some StringProtocol) throws {
    self.init(try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed))
  }

  private init(_ value: Any) {
    switch value {
    case let text as String: self = .string(text)
    case let elements as [Any]: self = .array(elements.map(JSONValue.init))
    case let members as [String: Any]: self = .object(members.mapValues(JSONValue.init))
    case let number as NSNumber:
      // "c" is the type of a boolean, which otherwise passes for 0 or 1.
      let isBoolean = String(cString: number.objCType) == "c"
      self = isBoolean ? .bool(number.boolValue) : .number(number.doubleValue)
    default: self = .null
    }
  }

  /// A member of an object; null where there is none.
  package subscript(_ key: String) -> JSONValue {
    if case .object(let members) = self { members[key] ?? .null } else { .null }
  }

  package var elements: [JSONValue] { if case .array(let elements) = self { elements } else { [] } }
  package var text: String? { if case .string(let text) = self { text } else { nil } }
  package var number: Double? { if case .number(let number) = self { number } else { nil } }
}
