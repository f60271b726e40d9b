import Diagnostics
import Glibc

/// Makes a text table of JSON: of an array of objects, of `{"units": […]}`, or of objects one
/// after another (NDJSON). A column for each key; null and absent keys are empty cells.
struct JSONTable {
  private let json: JSONText
  private var scanner: JSONScanner
  private var log = FaultLog()
  private var keys: [String] = []
  private var keyBytes: [[UInt8]] = []
  private var positionByKey: [String: Int] = [:]
  /// Where the value of each key is first.
  private var offsets: [Int] = []
  /// The cells of the object that is being read, one after another, and where each is.
  private var bytes: [UInt8] = []
  private var cells: [Range<Int>?] = []
  /// Those of them that are filled.
  private var filled: [Int] = []
  /// Whether there are more keys than a table may have columns; then reading ends.
  private var isTooWide = false
  /// Whether faults are told: the second time, they have been.
  private var isFirstTime = true

  /// As many as a worksheet has columns.
  private static let mostKeys = 16_384

  /// - Throws: `.badInput` where the grammar is broken, and nothing after it can be told.
  static func open(_ text: SourceText) throws(Failure) -> SourceText {
    var table = JSONTable(json: JSONText(source: text), scanner: JSONScanner(text))
    return try table.made()
  }

  private init(json: JSONText, scanner: JSONScanner) {
    (self.json, self.scanner) = (json, scanner)
  }

  /// The header is made of the keys of all objects, so they are read twice.
  private mutating func made() throws(Failure) -> SourceText {
    var shape = Shape.lines
    do throws(JSONFault) {
      shape = try self.shape()
      let start = scanner.position
      try readRecords(shape) { _, _ in }
      scanner.position = start
    } catch {
      report(error, .jsonSyntax)
    }
    if isTooWide { throw MadeTable.tooLarge(path: json.source.path) }
    guard !log.contains(.jsonSyntax) else { throw Failure(.badInput, log.summary) }
    guard !keys.isEmpty else { throw noRows() }
    isFirstTime = false
    var table = MadeTable()
    table.begin(0)
    for key in keyBytes { table.append(key) }
    table.end()
    // What could be read once can be read again.
    try? readRecords(shape) { start, reader in
      if table.isFull { return }
      table.begin(start)
      for cell in reader.cells { table.append(cell.map { reader.bytes[$0] } ?? []) }
      table.end()
    }
    if table.isFull { throw MadeTable.tooLarge(path: json.source.path) }
    return table.text(
      path: json.source.path, .json(text: json, header: offsets, keys: keys), log)
  }

  // MARK: - Shapes

  private enum Shape { case array, wrapped, lines }

  /// Finds out how the objects are put together, and goes to the first.
  private mutating func shape() throws(JSONFault) -> Shape {
    if scanner.take(UInt8(ascii: "[")) { return .array }
    scanner.skipBlanks()
    let start = scanner.position
    // A first object that is broken is told when the lines are read.
    if let isWrapped = try? findUnits(), isWrapped { return .wrapped }
    scanner.position = start
    return .lines
  }

  /// - Returns: whether the object at hand has `units` with an array, which is then entered.
  private mutating func findUnits() throws(JSONFault) -> Bool {
    try scanner.expect(UInt8(ascii: "{"))
    if scanner.take(UInt8(ascii: "}")) { return false }
    repeat {
      let (range, _) = try scanner.string()
      try scanner.expect(UInt8(ascii: ":"))
      switch try scanner.value() {
      case .array where json.source.string(range) == "units": return true
      case .object, .array: try scanner.skipRest()
      default: break
      }
    } while scanner.take(UInt8(ascii: ","))
    return false
  }

  /// Reads the objects to the end of the text.
  /// - Parameter record: gets where each object begins, when its cells have been read.
  private mutating func readRecords(
    _ shape: Shape, _ record: (Int, JSONTable) -> Void
  ) throws(JSONFault) {
    if shape == .lines { return readLines(record) }
    if !scanner.take(UInt8(ascii: "]")) {
      repeat { try readElement(record) } while scanner.take(UInt8(ascii: ","))
      try scanner.expect(UInt8(ascii: "]"))
    }
    if shape == .wrapped { try skipWrapper() }
    scanner.skipBlanks()
    if !scanner.isAtEnd { throw scanner.unexpected(JSONWords.end) }
  }

  /// What comes after the units in the object that they are in.
  private mutating func skipWrapper() throws(JSONFault) {
    while scanner.take(UInt8(ascii: ",")) {
      scanner.skipBlanks()
      let start = scanner.position
      let (range, _) = try scanner.string()
      if json.source.string(range) == "units" {
        report(JSONFault(offset: start, message: JSONWords.twice("units")), .duplicateKey)
      }
      try scanner.expect(UInt8(ascii: ":"))
      switch try scanner.value() {
      case .object, .array: try scanner.skipRest()
      default: break
      }
    }
    try scanner.expect(UInt8(ascii: "}"))
  }

  /// A line that is broken does not break the next.
  private mutating func readLines(_ record: (Int, JSONTable) -> Void) {
    scanner.skipBlanks()
    while !scanner.isAtEnd {
      do throws(JSONFault) {
        try readElement(record)
      } catch {
        report(error, .jsonSyntax)
        let rest = scanner.end + 1 - scanner.position
        let feed = memchr(scanner.base + scanner.position, Int32(Byte.lineFeed), rest)
        scanner.position =
          feed.map { UnsafeRawPointer($0) - UnsafeRawPointer(scanner.base) } ?? scanner.end
      }
      scanner.skipBlanks()
    }
  }

  // MARK: - Objects

  private mutating func readElement(_ record: (Int, JSONTable) -> Void) throws(JSONFault) {
    if isTooWide {
      scanner.position = scanner.end
      throw scanner.unexpected(JSONWords.end)
    }
    scanner.skipBlanks()
    let start = scanner.position
    guard case .object = try scanner.value() else {
      if scanner.position > start, scanner.base[scanner.position - 1] == UInt8(ascii: "[") {
        try scanner.skipRest()
      }
      report(JSONFault(offset: start, message: JSONWords.notAnObject), .jsonShape)
      return
    }
    bytes.removeAll(keepingCapacity: true)
    for position in filled { cells[position] = nil }
    filled.removeAll(keepingCapacity: true)
    var last = -1
    if !scanner.take(UInt8(ascii: "}")) {
      repeat { try readMember(&last) } while scanner.take(UInt8(ascii: ","))
      try scanner.expect(UInt8(ascii: "}"))
    }
    record(start, self)
  }

  /// - Parameter last: the column of the member before; objects mostly have their keys in one
  ///   order.
  private mutating func readMember(_ last: inout Int) throws(JSONFault) {
    scanner.skipBlanks()
    let start = scanner.position
    let (range, isEscaped) = try scanner.string()
    try scanner.expect(UInt8(ascii: ":"))
    scanner.skipBlanks()
    let position = column(range, isEscaped, after: last)
    last = position
    let first = bytes.count
    let offset = scanner.position
    switch try scanner.value() {
    case .null: break
    case .boolean(let isTrue): bytes.append(contentsOf: (isTrue ? "true" : "false").utf8)
    case .number(let digits): append(digits)
    case .string(let text, let isEscaped):
      if isEscaped { bytes.append(contentsOf: scanner.unescaped(text)) } else { append(text) }
    case .object, .array:
      try scanner.skipRest()
      report(JSONFault(offset: offset, message: JSONWords.nested(keys[position])), .jsonShape)
    }
    if cells[position] != nil {
      report(
        JSONFault(offset: start, message: JSONWords.twice(keys[position])), .duplicateKey)
    }
    cells[position] = first..<bytes.count
    filled.append(position)
  }

  private mutating func append(_ range: Range<Int>) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: scanner.base + range.lowerBound, count: range.count))
  }

  /// The column of a key, a new one where it is new.
  private mutating func column(_ range: Range<Int>, _ isEscaped: Bool, after last: Int) -> Int {
    let next = last + 1
    if !isEscaped, next < keyBytes.count, equals(range, keyBytes[next]) { return next }
    let key = isEscaped ? scanner.unescaped(range) : Array(json.source.string(range).utf8)
    let name = String(decoding: key, as: UTF8.self)
    if let known = positionByKey[name] { return known }
    isTooWide = isTooWide || keys.count == Self.mostKeys
    positionByKey[name] = keys.count
    keys.append(name)
    keyBytes.append(key)
    offsets.append(range.lowerBound - 1)
    cells.append(nil)
    return keys.count - 1
  }

  private func equals(_ range: Range<Int>, _ key: [UInt8]) -> Bool {
    range.count == key.count
      && key.elementsEqual(
        UnsafeBufferPointer(start: scanner.base + range.lowerBound, count: range.count))
  }

  // MARK: - Faults

  private mutating func report(_ fault: JSONFault, _ id: DiagnosticID) {
    guard isFirstTime else { return }
    log.append(id) { [json] in
      Diagnostic(id, at: json.source.place(at: fault.offset), fault.message)
    }
  }

  private func noRows() -> Failure {
    Failure(
      .badInput,
      [Diagnostic(.noRows, at: SourcePlace(path: json.source.path), JSONWords.noUnits)]
        + log.summary)
  }
}
