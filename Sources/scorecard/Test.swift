import ArgumentParser
import ScorecardKit

/// `scorecard test`.
struct Test: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: words(
        "Runs the worked cases of rule sets.", "运行规则集的算例，核对结果。"),
      discussion: words(
        "RULES is a rule file, a pack or a folder of packs (default: the workspace's). Each pack's"
          + " cases.csv and *_test.lua are run.",
        "RULES 是规则文件、规则包或规则包所在文件夹（默认：工作区所列）。运行每个规则包的 cases.csv 和 *_test.lua。"))
  }

  @Argument(help: help("Rules to test.", "要测试的规则。"))
  var rules: [String] = []

  @Option(
    help: help(
      "The workspace: scorecard.yaml or its folder (default: the working directory).",
      "工作区：scorecard.yaml 或其所在文件夹（默认：当前文件夹）。"))
  var workspace: String?

  @Option(
    help: help(
      "The catalogue of indicators (default: the workspace's, or indicators.csv by the rules).",
      "指标目录（默认：工作区所列，或规则旁边的 indicators.csv）。"))
  var catalogue: String?

  @Option(
    help: help(
      "Only cases and scenarios whose name, note or pack/name contains this; may be repeated.",
      "只测名称、说明或“规则包/名称”里含有这段文字的算例和情景；可写多次。"))
  var filter: [String] = []

  @Flag(
    help: help(
      "Name what would run, with file and line, and run nothing.",
      "列出要测的算例和情景及其文件、行号，不运行。"))
  var list = false

  @Flag(
    help: help(
      "Write what was found over expectations that do not hold, and show each change.",
      "把没通过的应得结果改写成实际结果，并列出每处改动。"))
  var update = false

  @Flag(
    help: help(
      "Run again whenever a file that the tests read is saved, until Ctrl-C.",
      "有关文件一保存就重新测试，按 Ctrl-C 结束。"))
  var watch = false

  @Flag(
    help: help(
      "Tell what of the rules the tests reach, part by part.",
      "统计算例到达了规则的哪些部分，逐项列出没到的。"))
  var coverage = false

  @Option(
    help: help(
      "With --coverage: fail where a rule set is below this percentage.",
      "与 --coverage 同用：有规则集低于这个百分比就算不通过。"))
  var threshold: String?

  @Flag(
    help: help(
      "With --coverage: show the rule files line by line.", "与 --coverage 同用：逐行列出规则文件。"))
  var listing = false

  @Flag(
    help: help(
      "Change the rules in small ways, one at a time, and tell which changes no test notices.",
      "逐处小改规则再测，列出没有算例能发现的改动。"))
  var mutate = false

  @Option(
    help: help(
      "One of \(TestJob.formats.joined(separator: ", ")).",
      "输出格式：\(TestJob.formats.joined(separator: "、"))。"))
  var format = "text"

  @Option(
    name: [.short, .long],
    help: help("Write the outcome to this file, whole or not at all.", "把结果写到这个文件；要么完整，要么不写。"))
  var output: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    var job = TestJob()
    job.rules = rules
    job.workspace = workspace
    job.catalogue = catalogue
    job.filters = filter
    job.lists = list
    job.updates = update
    job.watches = watch
    job.coverage = coverage
    job.threshold = threshold
    job.listing = listing
    job.mutate = mutate
    job.format = format
    job.output = output
    job.jobs = common.jobs
    job.language = common.lang
    job.isQuiet = common.quiet
    let code = job.run(standardConsole())
    if code != 0 { throw ExitCode(code) }
  }
}
