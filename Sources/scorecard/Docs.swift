import ArgumentParser
import ScorecardKit

/// `scorecard docs`.
struct Docs: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: words(
        "Writes rule sets as official tables of what is assessed.", "把规则集写成考核细则。"),
      discussion: words(
        "RULES is a rule file, a pack or a folder of packs (default: the workspace's).",
        "RULES 是规则文件、规则包或规则包所在文件夹（默认：工作区所列）。"))
  }

  @Argument(help: help("Rules to describe.", "要写成细则的规则。"))
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
      "One of \(DocsJob.formats.joined(separator: ", ")).",
      "输出格式：\(DocsJob.formats.joined(separator: "、"))。"))
  var format = "markdown"

  @Option(
    name: [.short, .long],
    help: help(
      "Write to this file; several rule sets go to a folder, a file each and an index.",
      "写到这个文件；几个规则集写到一个文件夹，每个一份，另有目录。"))
  var output: String?

  @Flag(
    help: help(
      "Write nothing; exit with 1 where --output is not what would be written.",
      "不写文件；--output 处的文档与规则不符时，以 1 退出。"))
  var check = false

  @Option(help: help("zh or en (default: the locale's).", "语言：zh 或 en（默认：随系统语言）。"))
  var lang: String?

  func run() throws {
    var job = DocsJob()
    job.rules = rules
    job.workspace = workspace
    job.catalogue = catalogue
    job.format = format
    job.output = output
    job.checks = check
    job.language = lang
    let code = job.run(standardConsole())
    if code != 0 { throw ExitCode(code) }
  }
}
