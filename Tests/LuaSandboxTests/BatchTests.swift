import Testing

@testable import LuaSandbox

/// Columns for a test; their memory lives as long as this object.
final class Community {
  let rows = 6
  private let members: UnsafeMutablePointer<Double>
  private let states: UnsafeMutablePointer<UInt8>
  private let active: UnsafeMutablePointer<Double>
  private let previousRow: UnsafeMutablePointer<UInt32>
  private let names: UnsafeMutablePointer<UInt8>
  private let offsets: UnsafeMutablePointer<Int>

  init() {
    members = .allocate(capacity: 6)
    for (row, value) in [10, 2.5, 0, 3_000_000_000, 5, -0.0].enumerated() { members[row] = value }
    states = .allocate(capacity: 6)
    for (row, state) in [0, 0, 1, 0, 2, 0].enumerated() { states[row] = UInt8(state) }
    active = .allocate(capacity: 6)
    for row in 0..<6 { active[row] = row % 2 == 0 ? 1 : 0 }
    previousRow = .allocate(capacity: 6)
    for row in 0..<6 { previousRow[row] = row == 0 ? UInt32.max : UInt32(row - 1) }
    let text = Array("江岸江汉".utf8)
    names = .allocate(capacity: text.count)
    for (index, byte) in text.enumerated() { names[index] = byte }
    offsets = .allocate(capacity: 3)
    for index in 0..<3 { offsets[index] = index * 6 }
  }

  deinit {
    members.deallocate()
    states.deallocate()
    active.deallocate()
    previousRow.deallocate()
    names.deallocate()
    offsets.deallocate()
  }

  var layout: LuaLayout {
    LuaLayout(
      rows: rows,
      columns: [
        .numbers(members, count: 6, states: states, mark: 30),
        .booleans(active, count: 6, mark: 7),
        .texts(bytes: names, offsets: offsets, count: 2, mark: 200),
        .numbers(members, count: 6, states: states, index: previousRow, mark: 31),
      ],
      records: [
        .init(
          name: "unit view",
          fields: [
            ("members", .column(0)), ("成员", .column(0)), ("active", .column(1)),
            ("name", .column(2)), ("previous", .record(1)),
          ]),
        .init(name: "previous view", fields: [("members", .column(3))]),
        .init(name: "unit view", fields: [("x", .column(0))]),
      ])
  }

  /// What `function` returns for the rows.
  func run(_ function: String, rows: Range<Int>? = nil, records: [Int] = [0]) throws -> LuaBatch {
    var batch = LuaBatch()
    try withMachine("return " + function) { machine in
      try machine.bind(layout)
      guard let slot = machine.value.slot else { throw Unexpected("no function") }
      machine.call(slot, records: records, rows: rows ?? 0..<self.rows, results: &batch)
    }
    return batch
  }
}

extension LuaBatch {
  var summary: [String] {
    kinds.indices.map { index in
      switch kind(at: index) {
      case .number: "\(values[index])"
      case .boolean: values[index] != 0 ? "true" : "false"
      case .null: "nil"
      case .failed: "failed"
      }
    }
  }
}

@Suite("Calling functions on rows")
struct BatchTests {
  let community = Community()

  @Test("A field reads the row's value; a state that is not 0 reads as nil")
  func fields() throws {
    #expect(
      try community.run("function(c) return c.members end").summary
        == ["10.0", "2.5", "nil", "3000000000.0", "nil", "0.0"])
    #expect(
      try community.run("function(c) return c.active end", rows: 2..<4).summary
        == ["true", "false"])
  }

  @Test("An integral number is a Lua integer up to 2^31")
  func integers() throws {
    let batch = try community.run(
      "function(c) return 0, math.type(c.members) or 'nil' end")
    #expect(
      batch.reasons.map(\.text) == ["integer", "float", "nil", "float", "nil", "integer"])
    #expect(batch.reasons.map(\.row) == [0, 1, 2, 3, 4, 5])
  }

  @Test("Texts, aliases, calls and further records read alike")
  func otherFields() throws {
    let batch = try community.run(
      "function(c) return c.previous.members, c.name end", rows: 0..<2)
    #expect(batch.summary == ["nil", "10.0"])
    #expect(batch.reasons.map(\.text) == ["江岸", "江汉"])
    #expect(
      try community.run("function(c) return c['成员'] == c('members') end").summary
        == Array(repeating: "true", count: 6))
    #expect(
      try community.run("function(c, p) return p.members end", rows: 1..<2, records: [0, 1])
        .summary == ["10.0"])
  }

  @Test("Evidence is the set of marks that a row read")
  func evidence() throws {
    let batch = try community.run(
      """
      function(c)
        if c.active then return c.members end
        return c.previous.members, c.name
      end
      """, rows: 0..<2)
    #expect(batch.evidenceSets == [[7, 30], [7, 31, 200]])
    #expect(batch.evidence == [0, 1])
  }

  @Test("A row that fails says where, why, and which fields were nil")
  func failures() throws {
    let batch = try community.run(
      """
      function(c)
        local active = c.active
        return c.members > 3 and 1 or 0
      end
      """)
    #expect(batch.summary == ["1.0", "0.0", "failed", "1.0", "failed", "0.0"])
    #expect(batch.failureCount == 2)
    let failure = try #require(batch.failures.first)
    #expect(failure.row == 2)
    #expect(failure.nilMarks == [30])
    #expect(failure.error.kind == .runtime)
    #expect(failure.error.message == "attempt to compare number with nil")
    #expect(failure.error.line == 3)
    #expect(batch.evidenceSets[Int(batch.evidence[2])] == [7, 30])
  }

  @Test(
    "What a function may not return fails the row",
    arguments: [
      ("return {}", "returned a table, not a number, a boolean or nil"),
      ("return c", "returned a unit view, not a number, a boolean or nil"),
      ("return 'x'", "returned a string, not a number, a boolean or nil"),
      ("return 0/0", "returned nan, not a number"),
      ("return -(0/0)", "returned nan, not a number"),
      ("return 1/0", "returned inf"), ("return -1/0", "returned -inf"),
      ("return 1, 2", "returned a number as the reason, not a text"),
      ("return 1, ('x'):rep(5000)", "returned a reason longer than 4,096 bytes"),
    ])
  func badResults(body: String, message: String) throws {
    let batch = try community.run("function(c) \(body) end", rows: 0..<1)
    let error = try #require(batch.failures.first?.error)
    #expect(error.kind == .badReturn)
    #expect(error.message == message)
    #expect(error.line == 1)
  }

  @Test(
    "Records are read-only and know their fields",
    arguments: [
      ("c.members = 1", LuaError.Kind.readOnly, "a unit view is read-only"),
      (
        "return c.membres", .unknownField("membres", record: "unit view"),
        "a unit view has no field 'membres'"
      ),
      ("return c[1]", .runtime, "a field of a unit view is named by a text, not a number"),
      ("return c()", .runtime, "a field of a unit view is named by a text, not a nil"),
      ("for k in pairs(c) do end", .runtime, "pairs takes a table, but was given a unit view"),
      ("return next(c)", .runtime, "next takes a table, but was given a unit view"),
      ("return #c", .runtime, "attempt to get length of a unit view value (local 'c')"),
      (
        "return c + 1", .runtime,
        "attempt to perform arithmetic on a unit view value (local 'c')"
      ),
    ])
  func recordErrors(body: String, kind: LuaError.Kind, message: String) throws {
    let batch = try community.run("function(c) \(body) end", rows: 0..<1)
    let error = try #require(batch.failures.first?.error)
    #expect(error.kind == kind)
    #expect(error.message == message)
  }

  @Test("An unknown field suggests a near one")
  func suggestion() throws {
    let batch = try community.run("function(c) return c.membres end", rows: 0..<1)
    #expect(batch.failures.first?.error.suggestion == "members")
  }

  @Test("A record's text is its name")
  func recordText() throws {
    let batch = try community.run("function(c) return 1, tostring(c) end", rows: 0..<1)
    #expect(batch.reasons.first?.text == "unit view")
  }

  @Test("A record kept beyond its row reads the row that is current")
  func keptRecord() throws {
    let batch = try community.run(
      "(function() local kept return function(c) kept = kept or c return kept.members end end)()",
      rows: 0..<2)
    #expect(batch.summary == ["10.0", "2.5"])
  }

  @Test("A row that spends its budget does not touch its neighbours; the third ends the batch")
  func budget() throws {
    let batch = try community.run(
      """
      function(c)
        while c.active do end
        return 1
      end
      """)
    #expect(batch.summary == ["failed", "1.0", "failed", "1.0", "failed", "failed"])
    #expect(batch.failures.map(\.error.kind) == Array(repeating: .instructionBudget, count: 4))
    #expect(batch.failures[0].error.line == 2)
  }
}
