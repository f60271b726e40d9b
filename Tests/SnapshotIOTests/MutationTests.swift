import Diagnostics
import ScorecardModel
import Testing

@testable import SnapshotIO

/// Whatever the bytes, there is a snapshot or there are located diagnostics.
struct MutationTests {
  private static let marks: [UInt8] = [
    0x22, 0x2C, 0x0A, 0x0D, 0x09, 0x3B, 0x20, 0x30, 0x2D, 0x2E, 0x25, 0x00, 0x80, 0xFF, 0xE4, 0xEF,
  ]

  private func mutate(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      let byte =
        Bool.random(using: &generator)
        ? Self.marks.randomElement(using: &generator) ?? 0
        : UInt8.random(in: 0...255, using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: bytes[place] = byte
      case 1: bytes.insert(byte, at: place)
      case 2: bytes.remove(at: place)
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + 30))
      default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 40)], at: place)
      }
    }
    return bytes
  }

  /// - Returns: what is wrong with the outcome, nil if nothing is.
  private func objection(_ bytes: [UInt8], threads: Int, catalogue: Catalogue?) -> String? {
    do {
      let reading = try Sample.read(
        bytes, catalogue: catalogue, threads: threads, blockSize: 50)
      let units = reading.snapshot.units
      if units.count == 0 { return "a snapshot without units" }
      if (0..<units.count).contains(where: { units.codes[$0].isEmpty }) { return "no code" }
      for column in reading.snapshot.columns.compactMap({ $0 }) {
        if column.values.count != units.count { return "a column of another length" }
        let isFinite = (0..<units.count).allSatisfy { column.values[$0].isFinite }
        if !isFinite { return "a value that is no number" }
      }
      return reading.warnings.contains { $0.severity == .error } ? "an error as a warning" : nil
    } catch {
      if error.diagnostics.isEmpty { return "a failure without diagnostics" }
      let places = error.diagnostics.filter { !$0.message.english.contains("more like this") }
      if places.contains(where: { $0.place == nil }) { return "a diagnostic without a place" }
      let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
      let isBeyond = places.contains { ($0.place?.line ?? 1) > lines }
      return isBeyond ? "a line beyond the end" : nil
    }
  }

  @Test("random edits of a valid file", arguments: 1...8 as ClosedRange<UInt64>)
  func mutations(seed: UInt64) {
    print("seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<250 {
      let table = RandomTable(rows: 12, &generator)
      let bytes = mutate(TableStyle.random(&generator).write(table), &generator)
      let threads = Int.random(in: 1...3, using: &generator)
      let catalogue = Bool.random(using: &generator) ? Sample.catalogue : nil
      let objection = objection(bytes, threads: threads, catalogue: catalogue)
      #expect(objection == nil, "seed \(seed), \(bytes)")
    }
  }

  @Test("random bytes", arguments: 1...4 as ClosedRange<UInt64>)
  func noise(seed: UInt64) {
    print("seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      let count = Int.random(in: 0...200, using: &generator)
      let onlyMarks = Bool.random(using: &generator)
      let bytes = (0..<count).map { _ in
        onlyMarks
          ? Self.marks.randomElement(using: &generator) ?? 0
          : UInt8.random(in: 0...255, using: &generator)
      }
      #expect(objection(bytes, threads: 2, catalogue: nil) == nil, "seed \(seed), \(bytes)")
    }
  }

  @Test("edits of a catalogue", arguments: 1...2 as ClosedRange<UInt64>)
  func catalogues(seed: UInt64) {
    print("seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let text =
      "id,title,unit,type,min,max,aliases\nrate,建团率,%,percent,0,100,\"甲|乙\"\nidle,闲置,月,count,0,,\n"
    for _ in 0..<400 {
      let bytes = mutate(Array(text.utf8), &generator)
      do {
        _ = try CatalogueReader.read(Sample.content(bytes))
      } catch {
        #expect(!error.diagnostics.isEmpty, "seed \(seed), \(bytes)")
      }
    }
  }
}
