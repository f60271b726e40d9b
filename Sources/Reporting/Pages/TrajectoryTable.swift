import Diagnostics
import ScorecardModel

/// How a unit is getting on with its goals, an indicator a line and a column for each year.
struct TrajectoryTable: Sendable {
  private let ruleSet: RuleSet
  private let catalogue: Catalogue
  private let style: TextStyle

  init(_ ruleSet: RuleSet, _ catalogue: Catalogue, _ style: TextStyle) {
    self.ruleSet = ruleSet
    self.catalogue = catalogue
    self.style = style
  }

  func blocks(_ trajectory: Trajectory) -> [Block] {
    let heading = [
      TextCell(style.say(title) + style.colon, .bold),
      TextCell(style.say(trajectory.status.title), color(trajectory.status)),
    ]
    return [.heading(heading + [TextCell(lag(trajectory))]), .table(table(trajectory))]
  }

  /// `，平均滞后 12 点`; nothing where no line has a lag.
  func lag(_ trajectory: Trajectory) -> String {
    guard let lag = trajectory.lag else { return "" }
    let points = number(abs(lag))
    return style.say(
      lag < 0
        ? Message(en: ", \(points) ahead on average", zh: "，平均领先 \(points) 点")
        : Message(en: ", \(points) behind on average", zh: "，平均滞后 \(points) 点"))
  }

  var title: Message {
    let years = ruleSet.phase?.schedule.years
    let name = years.map { "\(ChineseNumber.of($0))年轨迹" } ?? "轨迹"
    return Message(en: "Trajectory", zh: name)
  }

  private func table(_ trajectory: Trajectory) -> TextTable {
    // All lines are of the same days.
    let dates = trajectory.lines.first?.points.map(\.date) ?? []
    var table = TextTable(
      columns: [
        style.column(
          Message(en: "indicator (actual / expected)", zh: "指标（各年：实际 / 应达）")),
        style.column(TextWords.baseline, right: true),
      ]
        + dates.map { TextTable.Column(title: $0.description, alignsRight: true) }
        + [
          style.column(TextWords.trend), style.column(TextWords.goal, right: true),
          style.column(TextWords.lag, right: true), style.column(TextWords.status),
        ])
    for line in trajectory.lines {
      table.rows.append(
        [TextCell(style.say(name(line))), TextCell(number(line.baseline))]
          + line.points.map { TextCell("\(number($0.value)) / \(number($0.expected))") }
          + [
            TextCell(trend(line)), TextCell(number(line.goal)), TextCell(number(line.lag)),
            TextCell(style.say(line.status.title), color(line.status)),
          ])
    }
    return table
  }

  /// What the line is of: the indicator, or the item that reads an expression.
  func name(_ line: Trajectory.Line) -> Message {
    line.indicator.map { catalogue[$0].title } ?? ruleSet.items[line.item].title
  }

  /// The baseline and the years, with the goal as the upper or lower end.
  private func trend(_ line: Trajectory.Line) -> String {
    Sparkline.text([line.baseline] + line.points.map(\.value), scale: [line.goal])
  }

  static let indicator = Message(en: "indicator", zh: "指标")
  static let years = Message(en: "each year: actual / expected", zh: "各年：实际 / 应达")

  /// At most two decimals; a dash where there is nothing.
  func number(_ number: Double?) -> String {
    guard let number else { return "—" }
    return rounded(number)?.description ?? NumberText.of(number)
  }

  /// Two decimals; nil where there is nothing, or no decimal of points.
  func rounded(_ number: Double?) -> Points? {
    number.flatMap { Points(quantising: $0)?.rounded(to: 2) }
  }

  func color(_ status: ProgressStatus) -> TextColor? {
    switch status {
    case .met, .ahead: .green
    case .onTrack: nil
    case .behind: .yellow
    case .farBehind: .red
    case .unknown: .dim
    }
  }
}
