import Diagnostics
import ScorecardModel

/// What a snapshot file turned out to be.
package struct SnapshotInspection: Sendable {
  /// What kind of file it is.
  package enum Kind: Sendable {
    case text(encoding: Message, delimiter: Message)
    case sheet(String)
    case json
  }

  package struct Column: Sendable {
    /// As the file has it.
    package var title: String
    /// Where its header is: `C4` of a sheet; nil elsewhere.
    package var cell: String?
    /// The role, for columns that have one.
    package var role: String?
    /// For columns that hold an indicator.
    package var indicator: IndicatorIndex?
  }

  package let kind: Kind
  /// The row of the sheet or the line of the file that the header is in.
  package let headerRow: Int
  package let columns: [Column]
  package let reading: SnapshotReading
  let text: SourceText

  /// The records of the file, the header first, as texts without quotes and blanks around them.
  package func forEachRecord(_ body: ([String]) -> Void) {
    var reader = RecordReader(text: text, dialect: text.dialect)
    // Faults were told when the file was read.
    var unused = FaultLog()
    while let cells = reader.next(&unused) { body(cells.map(\.text)) }
  }
}

extension SnapshotReader {
  /// Reads a file and tells what was recognised in it.
  /// - Throws: as `read`.
  package func inspect(
    path: String, level: UnitLevel, _ choice: SheetChoice = SheetChoice()
  ) throws(Failure) -> SnapshotInspection {
    let content = try FileContent.read(path: path)
    let parsed = try parse(content, date: nil, level: level, choice)
    let text = parsed.text
    let columns = parsed.header.columns.map { column in
      var found = SnapshotInspection.Column(title: column.title)
      found.cell = text.place(at: column.offset).cell?.reference
      switch column.meaning {
      case .role(let role): found.role = role.rawValue
      case .indicator(let index): found.indicator = index
      case .ignored: break
      }
      return found
    }
    let first = parsed.header.columns.first?.offset ?? 0
    return SnapshotInspection(
      kind: kind(of: text), headerRow: text.line(at: first), columns: columns,
      reading: parsed.reading, text: text)
  }

  private func kind(of text: SourceText) -> SnapshotInspection.Kind {
    switch text.origin?.kind {
    case .sheet(let name, _, _): .sheet(name)
    case .json: .json
    case nil: .text(encoding: text.encoding.title, delimiter: text.dialect.title)
    }
  }
}

extension TextEncoding {
  fileprivate var title: Message {
    switch self {
    case .utf8: Message(verbatim: "UTF-8")
    case .utf16LittleEndian: Message(verbatim: "UTF-16LE")
    case .utf16BigEndian: Message(verbatim: "UTF-16BE")
    case .gb18030: Message(verbatim: "GB18030")
    }
  }
}

extension Dialect {
  fileprivate var title: Message {
    switch delimiter {
    case Byte.tab: Message(en: "tabs", zh: "制表符")
    case Byte.semicolon: Message(en: "semicolons", zh: "分号")
    default: Message(en: "commas", zh: "逗号")
    }
  }
}
