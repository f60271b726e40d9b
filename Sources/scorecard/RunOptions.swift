import ArgumentParser
import ScorecardKit

/// The options of every command that runs rule sets over data, but `--rules`, which each takes in
/// its own way.
struct RunOptions: ParsableArguments {
  @Option(
    help: help(
      "The workspace: scorecard.yaml or its folder (default: the working directory).",
      "工作区：scorecard.yaml 或其所在文件夹（默认：当前文件夹）。"))
  var workspace: String?

  @Option(help: help("Only the rule set with this id.", "只用这个代号的规则集。"))
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
      "Score and report at this level: \(RunWords.levels.joined(separator: ", ")).",
      "按这一级计分、汇总：community 社区、street 街道、district 区、city 市。"))
  var level: String?

  @Option(
    name: [.short, .long],
    help: help("Write the report to this file, whole or not at all.", "把报告写到这个文件；要么完整，要么不写。"))
  var output: String?

  @OptionGroup var common: CommonOptions

  /// - Parameter rules: the rules that the command was given.
  func words(rules: [String]) -> RunWords {
    var words = RunWords()
    words.workspace = workspace
    words.rules = rules
    words.ruleSets = ruleset
    words.snapshots = snapshot
    words.sheet = sheet.words
    words.catalogue = catalogue
    words.asOf = asOf
    words.level = level
    words.output = output
    words.jobs = common.jobs
    words.language = common.lang
    words.isQuiet = common.quiet
    return words
  }
}

/// `--rules` of the commands that score by them.
struct RuleOptions: ParsableArguments {
  @Option(
    help: help(
      "A rule file or a folder of rule sets, instead of the workspace's.",
      "规则文件或规则集文件夹，代替工作区所列。"))
  var rules: [String] = []
}

/// The options of every command that works long.
struct CommonOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: help("Threads (default: one for each processor).", "线程数（默认：每个处理器一个）。"))
  var jobs: String?

  @Option(help: help("zh or en (default: the locale's).", "语言：zh 或 en（默认：随系统语言）。"))
  var lang: String?

  @Flag(help: help("No progress, no warnings.", "不显示进度和警告。"))
  var quiet = false
}
