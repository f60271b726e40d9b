import Diagnostics
import ScorecardModel

/// Language, colour and width of a text report, and the texts that all its pages share.
struct TextStyle: Sendable {
  let options: ReportOptions
  /// Whether columns of a terminal are there to be filled; else tables are kept narrow.
  var isForTerminal = true

  func say(_ message: Message) -> String { message.text(options.language) }
  func paint(_ text: String, _ color: TextColor?) -> String {
    text.painted(color, if: options.usesColor)
  }
  func column(_ message: Message, right: Bool = false) -> TextTable.Column {
    TextTable.Column(title: say(message), alignsRight: right)
  }
  func text(_ table: TextTable) -> String {
    table.text(width: options.width, usesColor: options.usesColor)
  }
  /// The title of a part of a page.
  func heading(_ message: Message) -> Block { .heading(say(message)) }

  /// A decimal 0…1 as `82.5 %`.
  /// Half up, but never up to 100 %: what is not whole does not look whole.
  func percent(_ share: Points, decimals: Int = 1) -> String {
    var percent = Points(micro: share.micro * 100).rounded(to: decimals)
    if share < Points(whole: 1), percent == Points(whole: 100) {
      percent -= Points.unit(of: decimals)
    }
    return percent.text(decimals: decimals) + " %"
  }

  /// What a cell of a snapshot holds, with the indicator's unit of measure.
  func value(_ cell: Cell, _ indicator: Indicator) -> String {
    switch cell {
    case .missing: return say(TextWords.missing)
    case .notApplicable: return say(TextWords.notApplicable)
    case .value(let number):
      if indicator.type == .boolean {
        return say(number != 0 ? TextWords.yes : TextWords.no)
      }
      let unit = indicator.measureUnit
      return NumberText.of(number) + (unit.isEmpty ? "" : " " + unit)
    }
  }

  func percent(_ share: Points?) -> String { share.map { percent($0) } ?? "—" }

  /// A published figure of a rule set.
  func figure(_ points: Points?, _ ruleSet: RuleSet) -> String {
    points?.text(decimals: ruleSet.decimals) ?? "—"
  }

  /// The name of a grade, green at the top and red at the bottom; nil is not assessable.
  func grade(_ grade: Int?, _ ruleSet: RuleSet) -> TextCell {
    guard let grade else { return TextCell(say(ReportWords.unassessable), .dim) }
    return TextCell(ruleSet.grades[grade].name, color(ofGrade: grade, ruleSet))
  }

  /// The grade of a unit; nothing where the rule set has no grades.
  func grade(of row: Int, _ table: ScoreTable) -> TextCell {
    guard table.isAssessed(row) else { return grade(nil, table.ruleSet) }
    return table.grade(row).map { grade($0, table.ruleSet) } ?? TextCell("")
  }

  func color(ofGrade grade: Int, _ ruleSet: RuleSet) -> TextColor {
    switch grade {
    case 0: .green
    case ruleSet.grades.count - 1: .red
    case 1 where ruleSet.grades.count > 3: .cyan
    default: .yellow
    }
  }

  /// A rule set's title and version, and the day that is scored.
  func name(_ ruleSet: RuleSet, asOf date: CalendarDate?) -> [TextCell] {
    [TextCell("\(say(ruleSet.title)) \(ruleSet.version)", .bold), .gap, TextCell(asOf(date))]
  }

  /// What else a rule set says about itself: its year of a schedule, and its source phrase.
  func facts(_ ruleSet: RuleSet) -> [Block] {
    var blocks = phase(ruleSet).map { [Block.line($0)] } ?? []
    if !ruleSet.source.isEmpty { blocks.append(.line(ruleSet.source, .dim)) }
    return blocks
  }

  /// `第一年 有势头  占最终得分 20 分`: the year of a schedule that a rule set stands for.
  func phase(_ ruleSet: RuleSet) -> String? {
    guard let phase = ruleSet.phase else { return nil }
    let (year, title, weight) = (phase.year, phase.title, phase.weight)
    return say(
      Message(
        en: "Year \(year): \(title.english)  \(weight) points of the final score",
        zh: "第\(ChineseNumber.of(year))年 \(title.chinese)  占最终得分 \(weight) 分"))
  }

  func asOf(_ date: CalendarDate?) -> String {
    date.map { say(Message(en: "as of \($0)", zh: "截至 \($0)")) } ?? ""
  }

  /// `name (code)`; the name alone where it is the code.
  func name(_ unit: (level: UnitLevel, code: String, name: String)) -> String {
    unit.code.isEmpty || unit.code == unit.name
      ? unit.name
      : say(Message(en: "\(unit.name) (\(unit.code))", zh: "\(unit.name)（\(unit.code)）"))
  }

  /// The words between enumerated texts.
  var listSeparator: String { say(Message(en: ", ", zh: "、")) }
  /// Between texts that may hold commas.
  var clauseSeparator: String { say(Message(en: "; ", zh: "；")) }
  /// Between sentences.
  var sentenceSeparator: String { say(Message(en: " ", zh: "")) }
  var colon: String { say(Message(en: ": ", zh: "：")) }
}

/// The words of text reports that stand in more than one place.
enum TextWords {
  static let item = Message(en: "item", zh: "考核项目")
  static let points = Message(en: "points", zh: "分值")
  static let score = Message(en: "score", zh: "得分")
  static let total = Message(en: "total", zh: "总分")
  static let trend = Message(en: "trend", zh: "走势")
  static let grade = Message(en: "grade", zh: "等次")
  static let flags = Message(en: "flags", zh: "标记")
  static let attainment = Message(en: "attainment", zh: "完成度")
  static let missing = Message(en: "data missing", zh: "缺数据")
  static let notApplicable = Message(en: "not applicable", zh: "不适用")
  static let failed = Message(en: "rule error", zh: "规则出错")
  static let units = Message(en: "units", zh: "单位数")
  static let assessed = Message(en: "assessed", zh: "已评定")
  static let mean = Message(en: "mean", zh: "平均")
  static let median = Message(en: "median", zh: "中位数")
  static let minimum = Message(en: "min", zh: "最低")
  static let maximum = Message(en: "max", zh: "最高")
  static let metShare = Message(en: "standard met", zh: "达标率")
  static let completeness = Message(en: "completeness", zh: "数据完整率")
  static let yes = Message(en: "yes", zh: "是")
  static let no = Message(en: "no", zh: "否")
  static let items = Message(en: "Items", zh: "考核项明细")
  static let evidence = Message(en: "evidence", zh: "依据")
  static let remarks = Message(en: "remarks", zh: "说明")
  static let ledger = Message(en: "Ledger", zh: "计分明细")
  static let shown = Message(en: "Shown, not scored", zh: "展示（不计分）")
  static let bonuses = Message(en: "Bonuses", zh: "加分")
  static let deductions = Message(en: "Deductions", zh: "扣分")
  static let gates = Message(en: "Gates", zh: "否决与限档")
  static let grades = Message(en: "Grades", zh: "等次分布")
  static let rank = Message(en: "rank", zh: "名次")
  static let ranking = Message(en: "Ranking", zh: "排名")
  static let baseline = Message(en: "baseline", zh: "基期")
  static let goal = Message(en: "goal", zh: "目标")
  static let lag = Message(en: "lag", zh: "滞后")
  static let status = Message(en: "status", zh: "状态")
  static let allUnits = Message(en: "all units", zh: "全部单位")
}
