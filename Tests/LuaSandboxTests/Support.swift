import Testing

@testable import LuaSandbox

/// Loads a program on a large stack and hands its machine to `body`.
func withMachine<Value>(
  _ text: String, helpers: [String: String] = [:],
  constructors: [String] = ["ruleset", "section", "item"],
  limits: (inout LuaLimits) -> Void = { _ in },
  _ body: (LuaMachine) throws -> Value
) throws -> Value {
  var program = LuaProgram(
    main: LuaSource(path: "rules/main.lua", text: text),
    helpers: helpers.reduce(into: [:]) { sources, helper in
      sources[helper.key] = LuaSource(path: "rules/\(helper.key).lua", text: helper.value)
    }, constructors: constructors)
  limits(&program.limits)
  return try withLargeStack { try body(LuaMachine(program)) }
}

/// The value that a program returns.
func load(_ text: String, helpers: [String: String] = [:]) throws -> LuaValue {
  try withMachine(text, helpers: helpers) { $0.value }
}

/// The error that a program ends in.
func loadError(
  _ text: String, helpers: [String: String] = [:], limits: (inout LuaLimits) -> Void = { _ in }
) throws -> LuaError {
  do {
    try withMachine(text, helpers: helpers, limits: limits) { _ in }
  } catch let error as LuaError {
    return error
  }
  throw Unexpected("the program loads: \(text.prefix(80))")
}

/// The text that a program returns.
func loadText(_ text: String) throws -> String {
  guard case .string(let value) = try load(text) else { throw Unexpected("not a text") }
  return value
}

struct Unexpected: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

extension LuaValue {
  /// A short text of the value, for expectations.
  var summary: String {
    switch self {
    case .null: return "nil"
    case .boolean(let value): return "\(value)"
    case .integer(let value): return "\(value)"
    case .number(let value): return "\(value)"
    case .string(let value): return "\"\(value)\""
    case .function(let slot): return "#\(slot.index)@\(slot.line)-\(slot.lastLine)"
    case .table(let table):
      let members = table.list.map(\.summary) + table.fields.map { "\($0.key)=\($0.value.summary)" }
      let place = table.line.map { ":\($0)" } ?? ""
      return "\(table.constructor ?? "")\(place){\(members.joined(separator: ","))}"
    }
  }

  var table: LuaTable? {
    if case .table(let table) = self { table } else { nil }
  }

  var slot: LuaFunctionSlot? {
    if case .function(let slot) = self { slot } else { nil }
  }
}
