import ArgumentParser
import ScorecardKit

/// `scorecard evaluate`.
struct Evaluate: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: words(
        "Scores units and writes their scorecards.", "给单位计分，输出计分卡。"),
      discussion: words(
        "UNIT is a code or a name of a community, street, district or city; none means all.",
        "UNIT 是社区、街道、区或市的名称或代码；不写表示全部。"))
  }

  @Argument(help: help("Units, by code or name.", "单位的名称或代码。"))
  var unit: [String] = []

  @Option(
    help: help(
      "One of \(EvaluateJob.formats.joined(separator: ", ")).",
      "输出格式：\(EvaluateJob.formats.joined(separator: "、"))。"))
  var format = "text"

  @Flag(help: help("Show every item.", "列出每个考核项。"))
  var items = false

  @Flag(
    help: help(
      "With --format html: for publication, without items, evidence and ledgers.",
      "与 --format html 连用：公示版，不含考核项明细、依据和计分明细。"))
  var `public` = false

  @Option(
    help: help(
      "Exit with 1 where a unit shown scores less.", "所列单位得分低于此数时，以 1 退出。"))
  var failUnder: String?

  @OptionGroup var ruleOptions: RuleOptions

  @OptionGroup var options: RunOptions

  func run() throws {
    var job = EvaluateJob()
    job.words = options.words(rules: ruleOptions.rules)
    job.units = unit
    job.format = format
    job.showsItems = items
    job.isPublic = `public`
    job.failUnder = failUnder
    let code = job.run(standardConsole())
    if code != 0 { throw ExitCode(code) }
  }
}
