import ArgumentParser
import ScorecardKit

/// `scorecard explain`.
struct Explain: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: words(
        "Explains a unit's scorecard, and the ways to its next grade.",
        "说明一个单位的得分怎样得来，怎样到下一个等次。"),
      discussion: words(
        "UNIT is a code or a name of a community, street, district or city; or the id of a"
          + " diagnostic, such as rule.points-sum: then what it means is told.",
        "UNIT 是社区、街道、区或市的名称或代码；也可以是诊断末尾方括号里的编号，如 rule.points-sum，这时说明它的含义和改法。"))
  }

  @Argument(help: help("A unit, by code or name; or a diagnostic's id.", "单位的名称或代码，或诊断的编号。"))
  var unit: String

  @Option(help: help("Explain only the item with this id.", "只说明这个代号的考核项。"))
  var item: String?

  @Option(
    help: help(
      "One of \(ExplainJob.formats.joined(separator: ", ")).",
      "输出格式：\(ExplainJob.formats.joined(separator: "、"))。"))
  var format = "text"

  @OptionGroup var ruleOptions: RuleOptions

  @OptionGroup var options: RunOptions

  func run() throws {
    var job = ExplainJob()
    job.words = options.words(rules: ruleOptions.rules)
    job.unit = unit
    job.item = item
    job.format = format
    let code = job.run(standardConsole())
    if code != 0 { throw ExitCode(code) }
  }
}
