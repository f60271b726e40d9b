import Testing

@testable import Reporting

@Suite struct OrderedChunksTests {
  @Test(arguments: [1, 2, 3, 8, 100], [0, 1, 6, 7, 8, 1_000])
  func rowsComeInOrder(threads: Int, count: Int) throws {
    var found: [UInt8] = []
    try OrderedChunks.write(count: count, chunk: 7, threads: threads, to: &found) { range, bytes in
      for row in range {
        bytes.append(integer: row)
        bytes.append(UInt8(ascii: " "))
      }
    }
    let rows = String(decoding: found, as: UTF8.self).split(separator: " ").map { Int($0) ?? -1 }
    let firstWrong = zip(rows, 0...).first { $0 != $1 }.map { $1 }
    #expect(firstWrong == nil && rows.count == count)
  }

  @Test func theSinksErrorEndsTheReport() {
    struct Full: Error {}
    struct FullSink: ByteSink {
      var room = 3
      mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
        guard room > 0 else { throw Full() }
        room -= 1
      }
    }
    var sink = FullSink()
    #expect(throws: Full.self) {
      try OrderedChunks.write(count: 100, chunk: 7, threads: 2, to: &sink) { range, bytes in
        bytes.append(integer: range.lowerBound)
      }
    }
    #expect(sink.room == 0)
  }
}
