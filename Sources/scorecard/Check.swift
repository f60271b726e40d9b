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
      "One of \(CheckJob.formats.joined(separator: ", ")).",
      "输出格式：\(CheckJob.formats.joined(separator: "、"))。"))
  var format = "text"

  @Option(help: help("warnings: exit with 1 where there is one.", "warnings：有警告时以 1 退出。"))
  var deny: String?

  @Option(
    help: help(
      "How near to a threshold or a grade's line is near (default: less than one in the"
        + " threshold's last place; 0.5 points for grades).",
      "离界限、分数线多近算接近（默认：界限不到末位一个单位，分数线 0.5 分）。"))
  var margin: String?

  @OptionGroup var options: RunOptions

  func run() throws {
    var job = CheckJob()
    job.words = options.words(rules: rules)
    job.format = format
    job.deny = deny
    job.margin = margin
    let code = job.run(standardConsole())
    if code != 0 { throw ExitCode(code) }
  }
}
