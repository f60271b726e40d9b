import Diagnostics

/// The words that only workbooks have.
enum WorkbookWords {
  static let data = Message(en: "Data", zh: "数据")
  static let contents = Message(en: "Contents", zh: "目录")
  static let summary = Message(en: "Summary", zh: "汇总")
  static let charts = Message(en: "Charts", zh: "图表")
  static let forms = Message(en: " forms", zh: "考核表")
  static let trajectory = Message(en: " trajectory", zh: "轨迹")
  static let others = Message(en: "Others", zh: "其他单位")
  static let code = Message(en: "code", zh: "代码")
  static let selfAssessed = Message(en: "self-assessed", zh: "自评分")
  static let verified = Message(en: "verified", zh: "核定分")
  static let coverage = Message(en: "data coverage", zh: "数据覆盖率")
  static let gradeShares = Message(en: "Shares of grades", zh: "等次占比")
  static let share = Message(en: "share", zh: "占比")
  static let kind = Message(en: "kind", zh: "类别")
  static let amount = Message(en: "points", zh: "分数")
  static let gradeChange = Message(en: "change of grade", zh: "等次变化")
  static let name = Message(en: "unit", zh: "单位")
  static let sheet = Message(en: "sheet", zh: "工作表")
  static let holds = Message(en: "what it holds", zh: "内容")
  static let kindOfValue = Message(en: "value", zh: "数值")
  static let actual = Message(en: "actual", zh: "实际")
  static let expected = Message(en: "expected", zh: "应达")
  static let signature = Message(
    en: "Assessed by (seal):", zh: "考核单位（盖章）：")
  static let signer = Message(en: "Signed:", zh: "负责人（签字）：")
  static let signatureDate = Message(en: "Date:", zh: "日期：      年    月    日")
  static let page = Message(en: "Page &P of &N", zh: "第 &P 页，共 &N 页")
  static let cutMark = Message(en: "… (cut)", zh: "……（已截断）")
  static let empty = Message(en: "No rule set was scored.", zh: "没有规则集计分。")

  static func form(_ title: Message) -> Message {
    let name = withoutAssessment(title)
    return Message(en: "\(name.english): assessment form", zh: "\(name.chinese)考核表")
  }

  static func summary(_ title: Message) -> Message {
    let name = withoutAssessment(title)
    return Message(en: "\(name.english): results", zh: "\(name.chinese)考核结果汇总表")
  }

  private static let assessment = Message(en: "assessment", zh: "考核")

  /// A title that ends in 考核 does not say it twice.
  private static func withoutAssessment(_ title: Message) -> Message {
    guard title.chinese.hasSuffix(assessment.chinese) else { return title }
    return Message(
      en: title.english, zh: String(title.chinese.dropLast(assessment.chinese.count)))
  }
}

extension DiagnosticID {
  static let workbookText: DiagnosticID = "workbook.text-cut"
  static let workbookLimit: DiagnosticID = "workbook.limit"
}
