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
      "The workspace: scorecard.yaml or its folder (default: the working directory).",
      "工作区：scorecard.yaml 或其所在文件夹（默认：当前文件夹）。"))
  var workspace: String?

  @Option(
    help: help(
      "A rule file or a folder of rule sets, instead of the workspace's.",
      "规则文件或规则集文件夹，代替工作区所列。"))
  var rules: [String] = []

  @Option(help: help("Run only the rule set with this id.", "只运行这个代号的规则集。"))
  var ruleset: [String] = []

  @Option(help: help("A snapshot file, instead of the workspace's.", "数据快照文件，代替工作区所列。"))
  var snapshot: [String] = []

  @OptionGroup var sheet: SheetOptions

  @Option(
    help: help(
      "The catalogue of indicators (default: the workspace's, or indicators.csv by the rules).",
      "指标目录（默认：工作区所列，或规则旁边的 indicators.csv）。"))
  var catalogue: String?

  @Option(
    help: help(
      "YYYY-MM-DD: score the latest snapshot up to that day.", "YYYY-MM-DD：以该日及以前最近的快照计分。"))
  var asOf: String?

  @Option(
    help: help(
      "Report at this level: \(EvaluateJob.levels.joined(separator: ", ")).",
      "按这一级汇总：community 社区、street 街道、district 区、city 市。"))
  var level: String?

  @Option(
    help: help(
      "One of \(EvaluateJob.formats.joined(separator: ", ")).",
      "输出格式：\(EvaluateJob.formats.joined(separator: "、"))。"))
  var format = "text"

  @Option(
    name: [.short, .long],
    help: help("Write the report to this file, whole or not at all.", "把报告写到这个文件；要么完整，要么不写。"))
  var output: String?

  @Flag(help: help("Show every item.", "列出每个考核项。"))
  var items = false

  @Option(
    name: [.short, .long],
    help: help("Threads (default: one for each processor).", "线程数（默认：每个处理器一个）。"))
  var jobs: String?

  @Option(
    help: help(
      "Exit with 1 where a unit shown scores less.", "所列单位得分低于此数时，以 1 退出。"))
  var failUnder: String?

  @Option(help: help("zh or en (default: the locale's).", "语言：zh 或 en（默认：随系统语言）。"))
  var lang: String?

  @Flag(help: help("No progress, no warnings.", "不显示进度和警告。"))
  var quiet = false

  func run() throws {
    var job = EvaluateJob()
    job.units = unit
    job.workspace = workspace
    job.rules = rules
    job.ruleSets = ruleset
    job.snapshots = snapshot
    job.sheet = sheet.words
    job.catalogue = catalogue
    job.asOf = asOf
    job.level = level
    job.format = format
    job.output = output
    job.showsItems = items
    job.jobs = jobs
    job.failUnder = failUnder
    job.language = lang
    job.isQuiet = quiet
    let code = job.run(standardConsole())
    if code != 0 { throw ExitCode(code) }
  }
}
