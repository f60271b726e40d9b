import Foundation

/// CSV bytes on their way to a file, written a megabyte at a time.
struct Writer {
  private let handle: FileHandle
  private var bytes: [UInt8] = []

  /// Throws `Stop` when the file cannot be created. Standard output where `path` is nil.
  init(path: String?) throws {
    if let path {
      guard FileManager.default.createFile(atPath: path, contents: nil),
        let handle = FileHandle(forWritingAtPath: path)
      else { throw Stop(message: "cannot write \(path)", exitCode: 73) }
      self.handle = handle
    } else {
      handle = .standardOutput
    }
    bytes.reserveCapacity(1 << 21)
  }

  mutating func append(_ text: [UInt8]) { bytes.append(contentsOf: text) }
  mutating func append(_ byte: UInt8) { bytes.append(byte) }
  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(_ number: Int) {
    if number >= 10 { append(number / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  /// Ends a record; throws when the file cannot be written.
  mutating func endRecord() throws {
    bytes.append(UInt8(ascii: "\n"))
    if bytes.count >= 1 << 20 { try flush() }
  }

  mutating func flush() throws {
    try handle.write(contentsOf: Data(bytes))
    bytes.removeAll(keepingCapacity: true)
  }
}

/// The rows of the snapshot, one unit each.
struct RowMaker {
  let columns: Columns
  let seed: UInt64
  private var values: [Double]
  private let separator = UInt8(ascii: ",")
  private let yes = Array("是".utf8)
  private let no = Array("否".utf8)

  init(_ columns: Columns, seed: UInt64) {
    self.columns = columns
    self.seed = seed
    values = Array(repeating: 0, count: columns.indicators.count)
  }

  func writeHeader(to writer: inout Writer) throws {
    let roles = ["code", "name", "district_code", "district", "street", "city", "stratum"]
    writer.append((roles + columns.indicators.map(\.id)).joined(separator: ","))
    try writer.endRecord()
  }

  /// Writes the unit with this place in its township, from 0.
  mutating func write(_ index: Int, of township: Township, to writer: inout Writer) throws {
    // Committees of residents are numbered from 001, of villagers from 200.
    let urban = township.isUrban ? township.units : (township.units + 2) / 3
    let isCommunity = index < urban
    let code = township.code * 1_000 + (isCommunity ? 1 + index : 200 + index - urban)
    var random = Random(seed: seed, of: UInt64(code))
    writer.append(code)
    writer.append(separator)
    writer.append(placeName(&random))
    writer.append(isCommunity ? "社区居委会" : "村委会")
    writer.append(separator)
    writer.append(township.code / 1_000)
    writer.append("000000")
    for text in [township.district, township.name, township.city] {
      writer.append(separator)
      writer.append(text)
    }
    writer.append(separator)
    writer.append(stratum(isCommunity, &random))
    columns.fill(
      &values, quality: clamp(township.quality + 0.5 * (random.share() - 0.5), 0...1), &random)
    for (value, indicator) in zip(values, columns.indicators) {
      writer.append(separator)
      write(value, of: indicator, to: &writer, &random)
    }
    try writer.endRecord()
  }

  private func stratum(_ isCommunity: Bool, _ random: inout Random) -> String {
    guard isCommunity else { return "行政村" }
    switch random.below(10) {
    case 0..<3: return "老旧"
    case 3..<7: return "商品房"
    case 7..<9: return "安置"
    default: return "村改居"
    }
  }

  /// One cell: of a hundred, three are missing (a few of them redacted) and one is not applicable.
  private func write(
    _ value: Double, of indicator: Indicator, to writer: inout Writer, _ random: inout Random
  ) {
    switch random.below(1_000) {
    case 0..<27: return
    case 27..<30: writer.append(UInt8(ascii: "X"))
    case 30..<36: writer.append("不适用")
    case 36..<40: writer.append("NA")
    default:
      switch indicator.type {
      case .boolean: writer.append(value == 0 ? no : yes)
      case .count: writer.append(Int(value))
      case .number, .percent:
        let tenths = Int((value * 10).rounded())
        writer.append(tenths / 10)
        if tenths % 10 != 0 {
          writer.append(UInt8(ascii: "."))
          writer.append(tenths % 10)
        }
      }
    }
  }
}
