import CXlsxWriter
import Diagnostics

/// A native chart over cells of the sheet that it stands on.
struct SheetChart {
  /// A row of cells, or a part of a column.
  struct Cells {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>
  }

  private let sheet: Sheet
  private let chart: UnsafeMutablePointer<lxw_chart>

  init?(_ type: lxw_chart_type, _ title: String, on sheet: Sheet) {
    guard let chart = sheet.file.chart(type) else { return nil }
    self.sheet = sheet
    self.chart = chart
    chart_title_set_name(chart, title.chartText)
    var font = lxw_chart_font()
    (font.size, font.bold) = (12, 1)
    chart_title_set_name_font(chart, &font)
  }

  /// - Parameters:
  ///   - name: nil where the chart has one series, which its title names.
  ///   - color: 0xRRGGBB; nil is the chart's own.
  func add(
    _ values: Cells, by categories: Cells, name: String? = nil, color: UInt32? = nil
  ) -> UnsafeMutablePointer<lxw_chart_series>? {
    guard let series = chart_add_series(chart, nil, nil) else { return nil }
    set(categories) { chart_series_set_categories(series, $0, $1, $2, $3, $4) }
    set(values) { chart_series_set_values(series, $0, $1, $2, $3, $4) }
    if let name { chart_series_set_name(series, name.chartText) }
    if let color {
      var fill = lxw_chart_fill()
      fill.color = color
      chart_series_set_fill(series, &fill)
    }
    return series
  }

  private func set(
    _ cells: Cells, _ body: (String, UInt32, UInt16, UInt32, UInt16) -> Void
  ) {
    body(
      sheet.name, UInt32(cells.rows.lowerBound), UInt16(cells.columns.lowerBound),
      UInt32(cells.rows.upperBound), UInt16(cells.columns.upperBound))
  }

  /// Gives each point of a series its colour.
  func paint(_ series: UnsafeMutablePointer<lxw_chart_series>, _ colors: [UInt32]) {
    var fills = colors.map { color in
      var fill = lxw_chart_fill()
      fill.color = color
      return fill
    }
    fills.withUnsafeMutableBufferPointer { fills in
      guard let first = fills.baseAddress else { return }
      var points = fills.indices.map { index in
        var point = lxw_chart_point()
        point.fill = first + index
        return point
      }
      points.withUnsafeMutableBufferPointer { points in
        guard let first = points.baseAddress else { return }
        var list: [UnsafeMutablePointer<lxw_chart_point>?] = points.indices.map { first + $0 }
        list.append(nil)
        sheet.file.note(chart_series_set_points(series, &list))
      }
    }
  }

  func line(
    _ series: UnsafeMutablePointer<lxw_chart_series>, color: UInt32, isDashed: Bool
  ) {
    var line = lxw_chart_line()
    (line.color, line.width) = (color, 2.25)
    if isDashed { line.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue) }
    chart_series_set_line(series, &line)
    chart_series_set_marker_type(series, UInt8(LXW_CHART_MARKER_CIRCLE.rawValue))
    chart_series_set_marker_size(series, 5)
  }

  func hideLegend() {
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
  }

  func putLegendBelow() {
    chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
  }

  /// Of a bar chart: the first category on top, and the whole range of values.
  func readFromTop(maximum: Double) {
    // libxlsxwriter swaps the axes of bar charts: x is that of the values.
    chart_axis_set_reverse(chart.pointee.y_axis)
    chart_axis_set_min(chart.pointee.x_axis, 0)
    chart_axis_set_max(chart.pointee.x_axis, maximum)
  }

  /// - Parameters:
  ///   - offset: pixels from the left of the sheet's first column.
  ///   - width: of 480 pixels; `height` of 288.
  func insert(at row: Int, offset: Int = 0, width: Double = 1, height: Double = 1) {
    var options = lxw_chart_options()
    (options.x_offset, options.x_scale, options.y_scale) = (Int32(offset), width, height)
    sheet.file.note(worksheet_insert_chart_opt(sheet.pointer, UInt32(row), 0, chart, &options))
  }
}

extension String {
  /// A text as a chart can show it; one that begins with `=` would be read as a reference.
  fileprivate var chartText: String { hasPrefix("=") ? " " + cellText : cellText }
}
