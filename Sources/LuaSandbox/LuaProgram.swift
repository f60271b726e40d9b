/// The text of one Lua file.
package struct LuaSource: Sendable, Hashable {
  /// The path that messages show.
  package var path: String
  package var text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// What a program may spend.
///
/// Instructions are those of Lua's virtual machine, counted in steps of 1,000; work inside a
/// library function, and large blocks of memory, count as many as they take time. The counts are
/// the limits that repeat; the clock only stops what they miss.
package struct LuaLimits: Sendable, Hashable {
  /// Instructions for running the file itself, its helpers included.
  package var loadInstructions: Int64 = 50_000_000
  /// Instructions for one call, on one row.
  package var callInstructions: Int64 = 1_000_000
  /// Bytes that one machine may hold.
  package var memoryBytes: Int = 64 << 20
  /// Bytes of one file.
  package var sourceBytes: Int = 65_536
  /// Rows of a batch that may spend their budget before the rest of the batch is given up.
  package var faultsPerBatch: Int = 3
  /// Seconds for one load or one call before the clock stops it.
  package var seconds: Double = 20

  package init() {}
}

/// A Lua file with all that it may use besides the safe library.
package struct LuaProgram: Sendable {
  package var main: LuaSource
  /// What `use "name"` finds. A missing one is reported as ``LuaError/Kind/missingHelper(_:)``, so
  /// that the caller can read that file and try again.
  package var helpers: [String: LuaSource]
  /// Global functions `name { … }` that return a copy of their table, tagged with the
  /// constructor's name and the place of the call.
  package var constructors: [String]
  package var limits: LuaLimits

  package init(
    main: LuaSource, helpers: [String: LuaSource] = [:], constructors: [String] = [],
    limits: LuaLimits = LuaLimits()
  ) {
    self.main = main
    self.helpers = helpers
    self.constructors = constructors
    self.limits = limits
  }

  /// The main file, then the helpers by name: the numbers that the C half reports places by.
  package var sources: [LuaSource] {
    [main] + helpers.sorted { $0.key < $1.key }.map(\.value)
  }
}
