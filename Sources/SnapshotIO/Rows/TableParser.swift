import Glibc
import ScorecardModel

/// Parses all blocks of a table and puts together what they yield.
struct TableParser {
  let text: SourceText
  let dialect: Dialect
  let header: Header
  let level: UnitLevel
  let workers: Workers
  var counter: WorkCounter?

  /// A table that has been parsed.
  struct Result {
    var columns: SnapshotColumns
    var units: UnitTable
    var blocks: [RowBlock]
    var outputs: [BlockOutput]
    /// By position among the kinds of groups.
    var groups: [MergedGroups]
    var duplicates: [CodeCheck.Duplicate]
  }

  func parse(_ index: RowIndex, bodyStart: Int) -> Result {
    // A whole row has a delimiter between any two cells. Where the text is too short for that,
    // some row is misshapen, nothing will be scored, and room for every cell is not asked for.
    let delimiters = index.rowCount.multipliedReportingOverflow(by: header.columns.count - 1)
    let canBeWhole = !delimiters.overflow && delimiters.partialValue <= text.count - bodyStart
    let rows = canBeWhole ? index.rowCount : 1
    let columns = SnapshotColumns(header: header, level: level, rows: rows, workers: workers)
    counter?.expect(index.rowCount)
    let outputs = parseBlocks(index.blocks, columns, rowStep: canBeWhole ? 1 : 0)
    let merged = canBeWhole ? mergeGroups(outputs, columns, index.blocks) : []
    let codes = canBeWhole ? assemble(columns.codeEnds, index.blocks, outputs, \.codes) : nil
    let names = canBeWhole ? assemble(columns.nameEnds, index.blocks, outputs, \.names) : nil
    func groups(_ grouping: Grouping) -> GroupColumn? {
      guard let index = columns.groupings.firstIndex(of: grouping), canBeWhole else { return nil }
      return GroupColumn(ids: columns.groupIDs[index], groups: merged[index].groups)
    }
    let units = UnitTable(
      level: level, codes: codes ?? TextColumn([]), names: names ?? TextColumn([]),
      street: groups(.street), district: groups(.district), city: groups(.city),
      stratum: groups(.stratum))
    return Result(
      columns: columns, units: units, blocks: index.blocks, outputs: outputs,
      groups: merged,
      duplicates: duplicates(units.codes, outputs))
  }

  private func parseBlocks(
    _ blocks: [RowBlock], _ columns: SnapshotColumns, rowStep: Int
  ) -> [BlockOutput] {
    // With no room for every row, all write to the same one: only one thread may.
    let workers = rowStep == 0 ? Workers(count: 1) : workers
    let outputs = UnsafeMutableBufferPointer<BlockOutput>.allocate(capacity: blocks.count)
    defer {
      outputs.deinitialize()
      outputs.deallocate()
    }
    columns.plans(header).withUnsafeBufferPointer { columnPlans in
      columns.groupPlans().withUnsafeBufferPointer { groupPlans in
        PowersOfTen.withTable { powers in
          let plan = ParsePlan(
            base: text.base, dialect: dialect, columns: columnPlans, groups: groupPlans,
            hasCodes: header.position(of: .code) != nil, codeEnds: columns.codeEnds.writer,
            nameEnds: columns.nameEnds.writer, rowStep: rowStep, powers: powers)
          workers.run(pieces: blocks.count) { piece in
            outputs.initializeElement(at: piece, to: BlockParser.parse(blocks[piece], plan))
            counter?.add(blocks[piece].rows)
          }
        }
      }
    }
    return withExtendedLifetime(columns) { Array(outputs) }
  }

  /// Numbers the groups over all blocks, and gives each row the number of its group.
  private func mergeGroups(
    _ outputs: [BlockOutput], _ columns: SnapshotColumns, _ blocks: [RowBlock]
  ) -> [MergedGroups] {
    var merged: [MergedGroups] = []
    for index in columns.groupings.indices {
      let isDerived = if case .digits = columns.sources[index] { true } else { false }
      merged.append(
        MergedGroups(
          outputs.map { $0.groups[index] },
          parents: columns.parents[index].map { merged[$0].numbers },
          isDerived: isDerived))
    }
    workers.run(pieces: blocks.count) { piece in
      for index in merged.indices {
        let ids = columns.groupIDs[index].writer
        let numbers = merged[index].numbers[piece]
        for row in blocks[piece].row..<(blocks[piece].row + blocks[piece].rows)
        where ids[row] != GroupKey.none {
          ids[row] = numbers[Int(ids[row])]
        }
      }
    }
    return merged
  }

  /// Puts the texts of all blocks into one column.
  /// - Parameter ends: for each row the end of its text within its block; becomes the end within
  ///   the column.
  private func assemble(
    _ ends: ColumnBuffer<Int>, _ blocks: [RowBlock], _ outputs: [BlockOutput],
    _ arena: KeyPath<BlockOutput, ByteArena>
  ) -> TextColumn {
    var starts: [Int] = []
    var total = 0
    for output in outputs {
      starts.append(total)
      total += output[keyPath: arena].count
    }
    let bytes = ColumnBuffer<UInt8>(count: total, repeating: 0)
    workers.run(pieces: blocks.count) { piece in
      let (block, source) = (blocks[piece], outputs[piece][keyPath: arena])
      memcpy(bytes.writer + starts[piece], source.base, source.count)
      let offsets = ends.writer + block.row + 1
      for row in 0..<block.rows { offsets[row] += starts[piece] }
    }
    return TextColumn(bytes: bytes, offsets: ends)
  }

  /// Codes in rising order, as official tables have them, cannot repeat.
  private func duplicates(
    _ codes: TextColumn, _ outputs: [BlockOutput]
  ) -> [CodeCheck.Duplicate] {
    guard header.position(of: .code) != nil else { return [] }
    var isRising = outputs.allSatisfy(\.isAscending)
    var row = 0
    for output in outputs where isRising {
      if row > 0, row < codes.count {
        let (last, first) = (codes.utf8(row - 1), codes.utf8(row))
        isRising = last.lexicographicallyPrecedes(first)
      }
      row += output.codeOffsets.count
    }
    return isRising ? [] : CodeCheck.duplicates(in: codes)
  }
}
