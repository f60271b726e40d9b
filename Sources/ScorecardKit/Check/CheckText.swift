import Diagnostics

/// A check as text: each finding as diagnostics are shown, then a line that sums up.
struct CheckText {
  let language: Language
  let usesColor: Bool

  func text(_ report: CheckReport) -> String {
    let renderer = DiagnosticRenderer(language: language, usesColor: usesColor)
    return report.shown.map { renderer.render($0.diagnostic) + "\n" }.joined()
      + summary(report).text(language) + "\n"
  }

  private func summary(_ report: CheckReport) -> Message {
    let (errors, warnings, advice) = (
      report.count(.error), report.count(.warning), report.count(.advice)
    )
    let (rules, snapshots) = (report.ruleSets.count, report.snapshots.count)
    var checked = Message(
      en: "\(rules) rule \(rules == 1 ? "set" : "sets")", zh: "检查了 \(rules) 个规则集")
    if snapshots > 0 {
      checked = Message(
        en: "\(checked.english) and \(snapshots) \(snapshots == 1 ? "snapshot" : "snapshots")",
        zh: "\(checked.chinese)、\(snapshots) 份数据快照")
    }
    var found =
      errors + warnings + advice == 0
      ? Message(en: "nothing wrong, nothing doubtful", zh: "没有发现问题")
      : Message(
        en: "\(errors) \(errors == 1 ? "error" : "errors"), "
          + "\(warnings) \(warnings == 1 ? "warning" : "warnings"), \(advice) advice",
        zh: "错误 \(errors) 处，警告 \(warnings) 处，提示 \(advice) 处")
    if report.allowed > 0 {
      found = Message(
        en: "\(found.english); \(report.allowed) allowed in the rule files",
        zh: "\(found.chinese)；另有 \(report.allowed) 处已在规则里注明允许")
    }
    return Message(
      en: "\(checked.english) checked: \(found.english)", zh: "\(checked.chinese)：\(found.chinese)")
  }
}
