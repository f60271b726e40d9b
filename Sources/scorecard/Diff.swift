import ArgumentParser
import ScorecardKit

/// `scorecard diff`.
struct Diff: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: words(
        "Shows what an edit of rules, or newer data, changes.", "比较改动前后：规则改了，或数据更新了，哪些结果不同。"),
      discussion: words(
        "Rules are files, packs, folders of packs, or git revisions of them, REV:PATH, such as"
          + " HEAD:rules/five-have.",
        "规则可以是文件、规则包、规则包所在文件夹，或 git 里的历史版本“版本:路径”，例如 HEAD:rules/five-have。"))
  }

  @Option(
    parsing: .upToNextOption,
    help: help(
      "OLD and NEW rules; OLD alone is compared with the workspace's.",
      "旧规则和新规则；只写旧规则，就与工作区的比较。"))
  var rules: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: help(
      "Two dates of the workspace's snapshots, or two files.", "两个日期（工作区的快照），或两个快照文件。"))
  var snapshots: [String] = []

  @Option(
    help: help(
      "The workspace: scorecard.yaml or its folder (default: the working directory).",
      "工作区：scorecard.yaml 或其所在文件夹（默认：当前文件夹）。"))
  var workspace: String?

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
      "What to score where a rule set leaves a choice: "
        + "\(EvaluateJob.levels.joined(separator: ", ")).",
      "规则集可考核几级单位时，考核哪一级：community 社区、street 街道、district 区、city 市。"))
  var level: String?

  @Option(help: help("Compare only the rule set with this id.", "只比较这个代号的规则集。"))
  var ruleset: [String] = []

  @Option(
    help: help(
      "One of \(DiffJob.formats.joined(separator: ", ")).",
      "输出格式：\(DiffJob.formats.joined(separator: "、"))。"))
  var format = "text"

  @Option(
    name: [.short, .long],
    help: help("Write the report to this file, whole or not at all.", "把报告写到这个文件；要么完整，要么不写。"))
  var output: String?

  @Option(
    help: help(
      "How many units and groups a text lists (default: 20).", "文本里列出多少个单位（默认 20 个）。"))
  var top: String?

  @Option(
    help: help("Exit with 1 where more units change at all.", "有变化的单位超过此数时，以 1 退出。"))
  var maxChanged: String?

  @Option(
    help: help("Exit with 1 where more units change grade.", "等次变化的单位超过此数时，以 1 退出。"))
  var maxGradeChanges: String?

  @Option(
    help: help(
      "Exit with 1 where a total moves by more points.", "有单位总分变化超过此分数时，以 1 退出。"))
  var maxScoreChange: String?

  @Option(
    help: help(
      "Exit with 1 where a rank moves by more places.", "有单位名次变化超过此位数时，以 1 退出。"))
  var maxRankChange: String?

  @Option(
    name: [.short, .long],
    help: help("Threads (default: one for each processor).", "线程数（默认：每个处理器一个）。"))
  var jobs: String?

  @Option(help: help("zh or en (default: the locale's).", "语言：zh 或 en（默认：随系统语言）。"))
  var lang: String?

  @Flag(help: help("No progress, no warnings.", "不显示进度和警告。"))
  var quiet = false

  func run() throws {
    var job = DiffJob()
    job.rules = rules
    job.snapshotPair = snapshots
    job.workspace = workspace
    job.snapshots = snapshot
    job.sheet = sheet.words
    job.catalogue = catalogue
    job.asOf = asOf
    job.level = level
    job.ruleSets = ruleset
    job.format = format
    job.output = output
    job.top = top
    job.maxChanged = maxChanged
    job.maxGradeChanges = maxGradeChanges
    job.maxScoreChange = maxScoreChange
    job.maxRankChange = maxRankChange
    job.jobs = jobs
    job.language = lang
    job.isQuiet = quiet
    let code = job.run(standardConsole())
    if code != 0 { throw ExitCode(code) }
  }
}
