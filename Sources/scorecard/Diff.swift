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
      "One of \(DiffJob.formats.joined(separator: ", ")).",
      "输出格式：\(DiffJob.formats.joined(separator: "、"))。"))
  var format = "text"

  @Option(
    parsing: .unconditional,
    help: help(
      "How many units and groups a text lists (default: 20).", "文本里列出多少个单位（默认 20 个）。"))
  var top: String?

  @Option(
    parsing: .unconditional,
    help: help("Exit with 1 where more units change at all.", "有变化的单位超过此数时，以 1 退出。"))
  var maxChanged: String?

  @Option(
    parsing: .unconditional,
    help: help("Exit with 1 where more units change grade.", "等次变化的单位超过此数时，以 1 退出。"))
  var maxGradeChanges: String?

  @Option(
    parsing: .unconditional,
    help: help(
      "Exit with 1 where a total moves by more points.", "有单位总分变化超过此分数时，以 1 退出。"))
  var maxScoreChange: String?

  @Option(
    parsing: .unconditional,
    help: help(
      "Exit with 1 where a rank moves by more places.", "有单位名次变化超过此位数时，以 1 退出。"))
  var maxRankChange: String?

  @OptionGroup var options: RunOptions

  func run() throws {
    var job = DiffJob()
    job.words = options.words(rules: rules)
    job.snapshotPair = snapshots
    job.format = format
    job.top = top
    job.maxChanged = maxChanged
    job.maxGradeChanges = maxGradeChanges
    job.maxScoreChange = maxScoreChange
    job.maxRankChange = maxRankChange
    let code = job.run(standardConsole())
    if code != 0 { throw ExitCode(code) }
  }
}
