import CLuaHost

/// A fault of a Lua program: what, and where.
package struct LuaError: Error, Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    case syntax
    case runtime
    /// A name that is not defined: `name`, or `library.name`.
    case unknownGlobal(String)
    /// An assignment to a global name.
    case assignment(String)
    case unknownField(String, record: String)
    /// A change of a record, a library or a helper's table.
    case readOnly
    case instructionBudget
    /// The memory limit, or the size of one text or table.
    case memory
    /// Calls nest too deeply, or pass too many values.
    case stackDepth
    /// The clock stopped the call. The one kind that another run may not repeat.
    case timeLimit
    /// The file is no Lua text: too large, binary, or with a NUL.
    case notText
    case missingHelper(String)
    /// A file or function returned what it may not.
    case badReturn
  }

  package var kind: Kind
  /// What went wrong, in English, without a place before it.
  package var message: String
  package var path: String?
  package var line: Int?
  /// A name near the unknown one.
  package var suggestion: String?
  /// The function that ran, for an error in a call.
  package var function: LuaFunctionSlot?

  package init(
    kind: Kind, message: String, path: String? = nil, line: Int? = nil, suggestion: String? = nil,
    function: LuaFunctionSlot? = nil
  ) {
    self.kind = kind
    self.message = message
    self.path = path
    self.line = line
    self.suggestion = suggestion
    self.function = function
  }

  /// - Parameter paths: of the main file and its helpers, as the C half numbers them.
  init(_ error: lh_error, paths: [String]) {
    let name = text(of: error.name)
    let source = Int(error.source)
    self.init(
      kind: Kind(error.kind, name: name, record: text(of: error.record)),
      message: text(of: error.message), path: paths.indices.contains(source) ? paths[source] : nil,
      line: error.line > 0 ? Int(error.line) : nil)
  }
}

extension LuaError.Kind {
  fileprivate init(_ kind: lh_kind, name: String, record: String) {
    switch kind {
    case LH_SYNTAX: self = .syntax
    case LH_UNKNOWN_GLOBAL: self = .unknownGlobal(name)
    case LH_ASSIGNMENT: self = .assignment(name)
    case LH_UNKNOWN_FIELD: self = .unknownField(name, record: record)
    case LH_READ_ONLY: self = .readOnly
    case LH_INSTRUCTIONS: self = .instructionBudget
    case LH_MEMORY: self = .memory
    case LH_STACK_DEPTH: self = .stackDepth
    case LH_TIME: self = .timeLimit
    case LH_NOT_TEXT: self = .notText
    case LH_MISSING_HELPER: self = .missingHelper(name)
    case LH_BAD_RETURN: self = .badReturn
    default: self = .runtime
    }
  }
}

/// The text up to the zero in a C array of characters.
private func text<Characters>(of characters: Characters) -> String {
  withUnsafeBytes(of: characters) { bytes in
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }
}
