/// A value that a Lua file returned.
package enum LuaValue: Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case number(Double)
  case string(String)
  case table(LuaTable)
  case function(LuaFunctionSlot)

  /// Lua's name for the value's type, as its own messages say it.
  package var typeName: String {
    switch self {
    case .null: "nil"
    case .boolean: "boolean"
    case .integer, .number: "number"
    case .string: "string"
    case .table: "table"
    case .function: "function"
    }
  }
}

/// A table that a Lua file returned: a list 1…n and named fields.
package struct LuaTable: Sendable {
  /// The constructor that made the table, where one did.
  package var constructor: String?
  /// The file that the constructor was called in; the main file for a plain table.
  package var path: String
  /// The line of the constructor's call.
  package var line: Int?
  /// The values 1…n. A table with holes is refused when it is loaded.
  package var list: [LuaValue]
  /// The named fields, sorted by the names' bytes.
  package var fields: [(key: String, value: LuaValue)]

  package init(
    constructor: String? = nil, path: String, line: Int? = nil, list: [LuaValue] = [],
    fields: [(key: String, value: LuaValue)] = []
  ) {
    self.constructor = constructor
    self.path = path
    self.line = line
    self.list = list
    self.fields = fields
  }

  package subscript(key: String) -> LuaValue? {
    fields.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }
}

/// A Lua function that a file returned, by its number in the order of the value. The same source
/// gives the same numbers in every machine.
package struct LuaFunctionSlot: Sendable, Hashable {
  package var index: Int
  package var path: String
  package var line: Int
  package var lastLine: Int

  package init(index: Int, path: String, line: Int, lastLine: Int) {
    self.index = index
    self.path = path
    self.line = line
    self.lastLine = lastLine
  }
}
