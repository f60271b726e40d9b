import Diagnostics
import ScorecardModel

/// How a piece of text is set off on a terminal; the raw value is its SGR code.
enum TextColor: String, Sendable {
  case bold = "1"
  case dim = "2"
  case red = "31"
  case green = "32"
  case yellow = "33"
  case cyan = "36"
}

extension String {
  /// The text as a terminal can show it, in a colour where there is one.
  func painted(_ color: TextColor?, if usesColor: Bool) -> String {
    let text = printable
    guard usesColor, let color, !isEmpty else { return text }
    return "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m"
  }
}

/// A share as a horizontal bar of block characters.
enum Bar {
  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// - Parameter share: 0…1; more is a full bar. Above nothing, at least the thinnest bar shows.
  static func text(_ share: Points, columns: Int = 10) -> String {
    let full = Points(whole: columns * 8)
    let scaled = Int(share.scaled(by: full, over: Points(whole: 1)).rounded(to: 0).micro)
    let filled = min(columns * 8, max(share > .zero ? 1 : 0, scaled / Int(Points.scale)))
    let text = String(repeating: "█", count: filled / 8) + eighths[filled % 8]
    return DisplayWidth.pad(text, to: columns)
  }
}

/// One cell: text that may break over lines between its pieces.
struct TextCell: Sendable {
  var pieces: [String]
  var separator = ""
  var color: TextColor?

  init(_ text: String, _ color: TextColor? = nil) {
    pieces = [text.printable]
    self.color = color
  }

  init(pieces: [String], separator: String) {
    self.pieces = pieces.map(\.printable)
    self.separator = separator
  }

  /// Between two parts of a line.
  static let gap = TextCell("  ")

  var isGap: Bool { pieces == Self.gap.pieces }

  /// All pieces on one line.
  var text: String { pieces.joined(separator: separator) }

  /// The pieces filled into lines of at most `width` columns; a longer piece has its own line.
  func lines(width: Int) -> [String] {
    var lines: [String] = []
    for (index, piece) in pieces.enumerated() {
      let piece = index < pieces.count - 1 ? piece + separator : piece
      if let last = lines.last, DisplayWidth.of(last) + DisplayWidth.of(piece) <= width {
        lines[lines.count - 1] = last + piece
      } else {
        lines.append(piece)
      }
    }
    for broken in lines.indices.dropLast() where lines[broken].last == " " {
      lines[broken].removeLast()
    }
    return lines
  }
}

/// A table with its columns aligned in terminal columns: Chinese characters take two.
struct TextTable: Sendable {
  struct Column: Sendable {
    var title: String
    var alignsRight = false
  }

  var columns: [Column]
  var rows: [[TextCell]] = []
  /// The column that breaks over lines where the table is wider than the terminal.
  var flexible: Int?

  private static let gap = 2
  private static let narrowest = 16

  /// Columns that the table takes on one line a row.
  var width: Int { widths(nil).reduce(0, +) + Self.gap * (columns.count - 1) }

  /// The lines of the table, each ending in a newline.
  /// - Parameter width: columns of the terminal; nil where there is no limit.
  func text(width: Int?, usesColor: Bool) -> String {
    let widths = widths(width)
    let titles = columns.map { TextCell($0.title, .dim) }
    let body = columns.allSatisfy(\.title.isEmpty) ? rows : [titles] + rows
    return body.map { line($0, widths, usesColor) }.joined()
  }

  private func widths(_ limit: Int?) -> [Int] {
    var widths = columns.map { DisplayWidth.of($0.title) }
    for row in rows {
      for (index, cell) in row.enumerated() {
        let width = cell.lines(width: .max).map { DisplayWidth.of($0) }.max() ?? 0
        widths[index] = max(widths[index], width)
      }
    }
    if let limit, let flexible {
      let excess = widths.reduce(0, +) + Self.gap * (columns.count - 1) - limit
      if excess > 0 { widths[flexible] = max(Self.narrowest, widths[flexible] - excess) }
    }
    return widths
  }

  private func line(_ cells: [TextCell], _ widths: [Int], _ usesColor: Bool) -> String {
    let lines = zip(cells, widths).map { $0.lines(width: $1) }
    var text = ""
    for number in 0..<max(1, lines.map(\.count).max() ?? 1) {
      var pending = 0
      for (index, column) in columns.enumerated() {
        let piece = number < lines[index].count ? lines[index][number] : ""
        let space = max(0, widths[index] - DisplayWidth.of(piece))
        if column.alignsRight { pending += space }
        if !piece.allSatisfy({ $0 == " " }) {
          text += String(repeating: " ", count: pending)
          text += piece.painted(cells[index].color, if: usesColor)
          pending = 0
        } else {
          pending += DisplayWidth.of(piece)
        }
        if !column.alignsRight { pending += space }
        pending += Self.gap
      }
      text += "\n"
    }
    return text
  }
}
