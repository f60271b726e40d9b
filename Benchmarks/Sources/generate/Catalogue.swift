import Foundation

/// The type of an indicator's values, as `indicators.csv` writes it.
enum ValueType: String {
  case number, count, percent, boolean
}

/// Which way an indicator is better; `none` where its size says nothing.
enum Direction: String {
  case rising, falling, none
}

/// One row of the catalogue, as far as values must respect it.
struct Indicator {
  let id: String
  let type: ValueType
  let direction: Direction
  let range: ClosedRange<Double>
}

/// Reads the first `count` indicators of a catalogue.
///
/// Throws `Stop` when the file cannot be read, lacks a column or a row, or holds a type that is
/// not known.
func readCatalogue(path: String, count: Int) throws -> [Indicator] {
  guard let data = FileManager.default.contents(atPath: path) else {
    throw Stop(message: "cannot read the catalogue \(path)", exitCode: 66)
  }
  var rows = csvRows(of: String(decoding: data, as: UTF8.self))
  guard !rows.isEmpty else { throw Stop(message: "\(path) is empty", exitCode: 65) }
  let header = rows.removeFirst()
  func column(_ name: String) throws -> Int {
    guard let index = header.firstIndex(of: name) else {
      throw Stop(message: "\(path) has no column \(name)", exitCode: 65)
    }
    return index
  }
  let (id, type) = (try column("id"), try column("type"))
  let direction = try column("direction")
  let (min, max) = (try column("min"), try column("max"))
  guard rows.count >= count else {
    throw Stop(message: "\(path) has \(rows.count) indicators, not \(count)", exitCode: 65)
  }
  return try rows.prefix(count).enumerated().map { index, row in
    guard row.count == header.count, let valueType = ValueType(rawValue: row[type]),
      let valueDirection = Direction(rawValue: row[direction])
    else {
      throw Stop(
        message: "\(path): indicator \(index + 1) has no known type and direction", exitCode: 65)
    }
    let least = Double(row[min]) ?? 0
    let most = Double(row[max]) ?? Double.greatestFiniteMagnitude
    return Indicator(
      id: row[id], type: valueType, direction: valueDirection,
      range: least...Swift.max(least, most))
  }
}

/// The records of a CSV text with RFC 4180 quoting; empty lines are left out.
func csvRows(of text: String) -> [[String]] {
  var rows: [[String]] = []
  var row: [String] = []
  var field: [UInt8] = []
  var isQuoted = false
  var previous: UInt8 = 0
  for byte in text.utf8.drop(while: { $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }) {
    switch (byte, isQuoted) {
    case (UInt8(ascii: "\""), _):
      // A doubled quote inside quotes closes and opens again, and stands for one.
      if !isQuoted && previous == UInt8(ascii: "\"") { field.append(byte) }
      isQuoted.toggle()
    case (UInt8(ascii: ","), false):
      row.append(String(decoding: field, as: UTF8.self))
      field.removeAll()
    case (UInt8(ascii: "\n"), false):
      row.append(String(decoding: field, as: UTF8.self))
      field.removeAll()
      if row != [""] { rows.append(row) }
      row.removeAll()
    case (UInt8(ascii: "\r"), false): break
    default: field.append(byte)
    }
    previous = byte
  }
  if !field.isEmpty || !row.isEmpty { rows.append(row + [String(decoding: field, as: UTF8.self)]) }
  return rows
}
