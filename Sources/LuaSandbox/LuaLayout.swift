import CLuaHost

/// What Lua functions see: columns of values, and records whose fields read them.
///
/// Prepared once and read by any number of machines. The columns' memory belongs to the caller and
/// outlives every call of a machine that the layout is bound to.
package final class LuaLayout: Sendable {
  /// A column of values by position. A row reads the position that `index` gives for it, or the
  /// row's own number where there is no index.
  package struct Column {
    package enum Kind: Sendable { case number, boolean, text }

    package var kind: Kind
    /// Positions in `values`, or texts. A row that leads beyond them reads nil.
    package var count: Int
    /// Numbers; booleans are 0 and 1.
    package var values: UnsafePointer<Double>?
    /// By position: 0 is present, anything else reads as nil. Without states all are present.
    package var states: UnsafePointer<UInt8>?
    /// By row; `UInt32.max` reads as nil.
    package var index: UnsafePointer<UInt32>?
    package var textBytes: UnsafePointer<UInt8>?
    /// The text at position i is the bytes `textOffsets[i]..<textOffsets[i + 1]`.
    package var textOffsets: UnsafePointer<Int>?
    /// The number that evidence names the column by; -1 for none.
    package var mark: Int32

    package static func numbers(
      _ values: UnsafePointer<Double>, count: Int, states: UnsafePointer<UInt8>? = nil,
      index: UnsafePointer<UInt32>? = nil, mark: Int32 = -1
    ) -> Column {
      Column(
        kind: .number, count: count, values: values, states: states, index: index, mark: mark)
    }

    package static func booleans(
      _ values: UnsafePointer<Double>, count: Int, states: UnsafePointer<UInt8>? = nil,
      index: UnsafePointer<UInt32>? = nil, mark: Int32 = -1
    ) -> Column {
      Column(
        kind: .boolean, count: count, values: values, states: states, index: index, mark: mark)
    }

    package static func texts(
      bytes: UnsafePointer<UInt8>, offsets: UnsafePointer<Int>, count: Int,
      states: UnsafePointer<UInt8>? = nil, index: UnsafePointer<UInt32>? = nil, mark: Int32 = -1
    ) -> Column {
      Column(
        kind: .text, count: count, states: states, index: index, textBytes: bytes,
        textOffsets: offsets, mark: mark)
    }
  }

  package enum Field: Sendable {
    case column(Int)
    case record(Int)
  }

  /// A record. Of two fields with one name the first counts.
  package struct Record: Sendable {
    /// What messages call it: "unit view".
    package var name: String
    package var fields: [(name: String, field: Field)]

    package init(name: String, fields: [(name: String, field: Field)]) {
      self.name = name
      self.fields = fields
    }
  }

  package let rows: Int
  package let records: [Record]
  /// The marks of the columns, sorted: evidence is a set of bits in this order.
  let marks: [Int32]
  // The C layout is never changed between its making and `deinit`, so threads may share it.
  nonisolated(unsafe) let handle: OpaquePointer

  /// - Parameter rows: the rows that a batch may ask for.
  package init(rows: Int, columns: [Column], records: [Record]) {
    self.rows = rows
    self.records = records
    marks = Set(columns.map(\.mark)).subtracting([-1]).sorted()
    handle = Self.makeHandle(rows: rows, columns: columns, records: records, marks: marks)
  }

  deinit { lh_layout_free(handle) }

  private static func makeHandle(
    rows: Int, columns: [Column], records: [Record], marks: [Int32]
  ) -> OpaquePointer {
    let bits = Dictionary(uniqueKeysWithValues: zip(marks, Int32(0)...))
    let strings = CStrings()
    let fields = records.flatMap(\.fields).map { $0.field.lowered(name: $0.name, strings) }
    for field in fields {
      precondition(
        Int(field.column) < columns.count && Int(field.record) < records.count,
        "a field names a column or record that the layout lacks")
    }
    let lowered = columns.map { $0.lowered(bit: bits[$0.mark] ?? -1) }
    let handle = fields.withUnsafeBufferPointer { fields in
      var next = 0
      let lowerings = records.map { record in
        defer { next += record.fields.count }
        return lh_record(
          name: strings.copy(record.name), fields: fields.baseAddress.map { $0 + next },
          field_count: record.fields.count)
      }
      return lh_layout_new(lowered, lowered.count, lowerings, lowerings.count, rows)
    }
    guard let handle else { preconditionFailure("the machine is out of memory") }
    return handle
  }
}

extension LuaLayout.Column {
  fileprivate func lowered(bit: Int32) -> lh_column {
    let kinds: [Kind: lh_column_kind] = [
      .number: LH_NUMBERS, .boolean: LH_BOOLEANS, .text: LH_TEXTS,
    ]
    return lh_column(
      kind: kinds[kind] ?? LH_NUMBERS, mark: bit, count: count, values: values, states: states,
      index: index, text_bytes: textBytes, text_offsets: textOffsets)
  }
}

extension LuaLayout.Field {
  fileprivate func lowered(name: String, _ strings: CStrings) -> lh_field {
    var lowered = lh_field(
      name: strings.copy(name), name_length: name.utf8.count, column: -1, record: -1)
    switch self {
    case .column(let number): lowered.column = Int32(number)
    case .record(let number): lowered.record = Int32(number)
    }
    return lowered
  }
}
