import ArgumentParser
import ScorecardKit

/// `scorecard check`.
struct Check: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: words(
        "Tells everything wrong or doubtful in rules and data.", "检查规则和数据里的错误和可疑之处。"),
      discussion: words(
        "RULES is a rule file, a pack or a folder of packs (default: the workspace's). With"
          + " snapshots, what the rules make of them is checked, too.",
        "RULES 是规则文件、规则包或规则包所在文件夹（默认：工作区所列）。有数据快照时，也检查计分的结果。"))
  }

  @Argument(help: help("Rules to check.", "要检查的规则。"))
  var rules: [String] = []

  @Option(
    help: help(
      "The workspace: scorecard.yaml or its folder (default: the working directory).",
      "工作区：scorecard.yaml 或其所在文件夹（默认：当前文件夹）。"))
  var workspace: String?

  @Option(help: help("Check only the rule set with this id.", "只检查这个代号的规则集。"))
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
      "YYYY-MM-DD: check the results of that day.", "YYYY-MM-DD：检查这一天的计分结果。"))
  var asOf: String?

  @Option(
    help: help(
      "Check at this level, where a rule set has several: "
        + "\(EvaluateJob.levels.joined(separator: ", ")).",
      "规则集可考核几级单位时，检查这一级：community 社区、street 街道、district 区、city 市。"))
  var level: String?

  @Option(
    help: help(
      "One of \(CheckJob.formats.joined(separator: ", ")).",
      "输出格式：\(CheckJob.formats.joined(separator: "、"))。"))
  var format = "text"

  @Option(
    name: [.short, .long],
    help: help("Write the findings to this file, whole or not at all.", "把结果写到这个文件；要么完整，要么不写。"))
  var output: String?

  @Option(help: help("warnings: exit with 1 where there is one.", "warnings：有警告时以 1 退出。"))
  var deny: String?

  @Option(
    help: help(
      "How near to a threshold or a grade's line is near (default: less than one in the"
        + " threshold's last place; 0.5 points for grades).",
      "离界限、分数线多近算接近（默认：界限不到末位一个单位，分数线 0.5 分）。"))
  var margin: String?

  @Option(
    name: [.short, .long],
    help: help("Threads (default: one for each processor).", "线程数（默认：每个处理器一个）。"))
  var jobs: String?

  @Option(help: help("zh or en (default: the locale's).", "语言：zh 或 en（默认：随系统语言）。"))
  var lang: String?

  @Flag(help: help("No progress.", "不显示进度。"))
  var quiet = false

  func run() throws {
    var job = CheckJob()
    job.rules = rules
    job.workspace = workspace
    job.ruleSets = ruleset
    job.snapshots = snapshot
    job.sheet = sheet.words
    job.catalogue = catalogue
    job.asOf = asOf
    job.level = level
    job.format = format
    job.output = output
    job.deny = deny
    job.margin = margin
    job.jobs = jobs
    job.language = lang
    job.isQuiet = quiet
    let code = job.run(standardConsole())
    if code != 0 { throw ExitCode(code) }
  }
}
