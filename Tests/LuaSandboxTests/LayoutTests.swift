import Testing

@testable import LuaSandbox

@Suite("Layouts")
struct LayoutTests {
  /// Calls `function` on the rows of a layout of number columns f0…, with marks 0, 10, 20, ….
  private func run(
    _ function: String, columns: Int, rows: Int, names: (Int) -> String = { "f\($0)" },
    index: [UInt32]? = nil, count: Int? = nil
  ) throws -> LuaBatch {
    let values = (0..<columns * rows).map(Double.init)
    var batch = LuaBatch()
    try values.withUnsafeBufferPointer { values in
      try (index ?? []).withUnsafeBufferPointer { positions in
        let start = try #require(values.baseAddress)
        let layout = LuaLayout(
          rows: rows,
          columns: (0..<columns).map { column in
            .numbers(
              start + column * rows, count: count ?? rows,
              index: index == nil ? nil : positions.baseAddress, mark: Int32(column * 10))
          },
          records: [
            .init(
              name: "unit view", fields: (0..<columns).map { (names($0), .column($0)) })
          ])
        try withMachine("return " + function) { machine in
          try machine.bind(layout)
          let slot = try #require(machine.value.slot)
          machine.call(slot, records: [0], rows: 0..<rows, results: &batch)
        }
      }
    }
    return batch
  }

  @Test("Evidence holds any number of marks")
  func manyMarks() throws {
    let columns = 300
    let sum = (0..<columns).map { "c.f\($0)" }
    let text =
      "function(c) local s = 0 \(sum.map { "s = s + \($0)" }.joined(separator: " ")) return s end"
    let batch = try run(text, columns: columns, rows: 2)
    #expect(batch.summary == ["89700.0", "90000.0"])
    #expect(batch.evidenceSets == [(0..<columns).map { Int32($0 * 10) }])
  }

  @Test("Each row has its own evidence, and equal sets are one")
  func distinctSets() throws {
    let text =
      "function(c) local s = 0 for i = 0, c.f0 % 100 do s = s + c('f' .. i) end return s end"
    let batch = try run(text, columns: 100, rows: 300)
    #expect(batch.evidenceSets.count == 100)
    for row in 0..<300 {
      let expected = (0...(row % 100)).map { Int32($0 * 10) }
      #expect(batch.evidenceSets[Int(batch.evidence[row])] == expected)
    }
  }

  @Test("Names of any length find their field", arguments: [1, 39, 40, 41, 200])
  func nameLengths(length: Int) throws {
    let prefix = String(repeating: "n", count: length - 1)
    let batch = try run(
      "function(c) return c['\(prefix)0'] + c['\(prefix)1'] end", columns: 2, rows: 3,
      names: { "\(prefix)\($0)" })
    #expect(batch.summary == ["3.0", "5.0", "7.0"])
  }

  @Test("A position beyond the column reads as nil")
  func positions() throws {
    let batch = try run(
      "function(c) return c.f0 end", columns: 1, rows: 4, index: [3, 0, 9, UInt32.max], count: 3)
    #expect(batch.summary == ["nil", "0.0", "nil", "nil"])
  }

  @Test("A record of an earlier layout cannot be read")
  func earlierLayout() throws {
    let community = Community()
    let text =
      "local kept return function(c) kept = kept or c return kept.members, tostring(kept) end"
    try withMachine(text) { machine in
      let slot = try #require(machine.value.slot)
      var batch = LuaBatch()
      try machine.bind(community.layout)
      machine.call(slot, records: [0], rows: 0..<1, results: &batch)
      #expect(batch.summary == ["10.0"])
      try machine.bind(Community().layout)
      machine.call(slot, records: [0], rows: 0..<1, results: &batch)
      #expect(
        batch.failures.first?.error.message == "this record is of data that is no longer there")
    }
  }

  @Test("A batch that names what is not there fails as a whole")
  func unknown() throws {
    let community = Community()
    try withMachine("return function(c) return 1 end") { machine in
      let slot = try #require(machine.value.slot)
      var batch = LuaBatch()
      machine.call(slot, records: [0], rows: 0..<2, results: &batch)
      #expect(batch.failureCount == 2)
      try machine.bind(community.layout)
      for (records, rows) in [([7], 0..<2), ([-1], 0..<2), ([0], 5..<7)] {
        machine.call(slot, records: records, rows: rows, results: &batch)
        #expect(batch.failureCount == 2)
        #expect(batch.summary == ["failed", "failed"])
      }
    }
  }

  @Test("A batch keeps the first 20 failures and counts all")
  func manyFailures() throws {
    let batch = try run("function(c) return c.f0 + nil end", columns: 1, rows: 50)
    #expect(batch.failureCount == 50)
    #expect(batch.failures.map(\.row) == Array(0..<20))
  }

  @Test("The same batch gives the same results in every machine, faults included")
  func repeatable() throws {
    let text = """
      function(c)
        local t = {}
        for i = 1, c.f0 * 7000 do t["k" .. i % 50] = (t["k" .. i % 50] or 0) + i end
        local s = 0
        for key, value in pairs(t) do s = s + #key * value end
        return s
      end
      """
    let first = try run(text, columns: 1, rows: 30)
    #expect(first.failureCount > 0)
    for _ in 0..<3 {
      let again = try run(text, columns: 1, rows: 30)
      #expect(again.values == first.values)
      #expect(again.kinds == first.kinds)
      #expect(again.failures.map(\.error) == first.failures.map(\.error))
    }
  }
}
