import CXlsxWriter
import Diagnostics

typealias CellFormat = UnsafeMutablePointer<lxw_format>

/// How a cell looks.
struct CellStyle: Hashable {
  enum Font { case body, heading }
  enum Alignment { case left, center, right }

  var font = Font.body
  /// In points.
  var size = 10.0
  var isBold = false
  /// 0xRRGGBB.
  var color: UInt32?
  var fill: UInt32?
  var hasBorder = true
  var alignment = Alignment.left
  var wraps = false
  /// Whether text stands off the number in the column before it.
  var isIndented = false
  /// As Excel writes it; nil is General.
  var numberFormat: String?

  /// Sets a format up.
  /// - Parameter language: the fonts' language.
  func apply(to format: CellFormat, _ language: Language) {
    format_set_font_name(format, fontName(language))
    format_set_font_size(format, size)
    if isBold { format_set_bold(format) }
    if let color { format_set_font_color(format, color) }
    if let fill { format_set_bg_color(format, fill) }
    if hasBorder {
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      format_set_border_color(format, SheetColor.border)
    }
    let horizontal =
      switch alignment {
      case .left: LXW_ALIGN_LEFT
      case .center: LXW_ALIGN_CENTER
      case .right: LXW_ALIGN_RIGHT
      }
    format_set_align(format, UInt8(horizontal.rawValue))
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    if wraps { format_set_text_wrap(format) }
    if isIndented { format_set_indent(format, 1) }
    if let numberFormat { format_set_num_format(format, numberFormat) }
  }

  private func fontName(_ language: Language) -> String {
    switch font {
    case .body: Message(en: "Arial", zh: "宋体").text(language)
    case .heading: Message(en: "Arial", zh: "黑体").text(language)
    }
  }
}

/// The colours of workbooks, 0xRRGGBB.
enum SheetColor {
  static let border: UInt32 = 0xA6A6A6
  static let header: UInt32 = 0xD9E2F3
  static let band: UInt32 = 0xF2F2F2
  static let dim: UInt32 = 0x7F7F7F
  static let bar: UInt32 = 0x9DC3E6
  static let scale: (low: UInt32, middle: UInt32, high: UInt32) = (0xF8B4AE, 0xFFF2CC, 0xB7DFB9)
}

extension TextColor {
  /// As a cell's font and ground; nil where a cell stays as it is.
  var cell: (font: UInt32, fill: UInt32)? {
    switch self {
    case .green: (0x006100, 0xC6EFCE)
    case .cyan: (0x1F4E78, 0xDDEBF7)
    case .yellow: (0x7F6000, 0xFFEB9C)
    case .red: (0x9C0006, 0xFFC7CE)
    case .bold, .dim: nil
    }
  }

  /// As a column or slice of a chart.
  var chart: UInt32 {
    switch self {
    case .green: 0x70AD47
    case .cyan: 0x5B9BD5
    case .yellow: 0xFFC000
    case .red: 0xC55A5A
    case .bold, .dim: 0xA5A5A5
    }
  }
}
