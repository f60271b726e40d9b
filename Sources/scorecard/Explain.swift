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
      "Score units of this level: \(EvaluateJob.levels.joined(separator: ", ")).",
      "给这一级的单位计分：community 社区、street 街道、district 区、city 市。"))
  var level: String?

  @Option(
    help: help(
      "One of \(ExplainJob.formats.joined(separator: ", ")).",
      "输出格式：\(ExplainJob.formats.joined(separator: "、"))。"))
  var format = "text"

  @Option(
    name: [.short, .long],
    help: help(
      "Write the explanation to this file, whole or not at all.", "把说明写到这个文件；要么完整，要么不写。"))
  var output: String?

  @Option(
    name: [.short, .long],
    help: help("Threads (default: one for each processor).", "线程数（默认：每个处理器一个）。"))
  var jobs: String?

  @Option(help: help("zh or en (default: the locale's).", "语言：zh 或 en（默认：随系统语言）。"))
  var lang: String?

  @Flag(help: help("No progress, no warnings.", "不显示进度和警告。"))
  var quiet = false

  func run() throws {
    var job = ExplainJob()
    job.unit = unit
    job.item = item
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
    job.jobs = jobs
    job.language = lang
    job.isQuiet = quiet
    let code = job.run(standardConsole())
    if code != 0 { throw ExitCode(code) }
  }
}
