import ArgumentParser
import ScorecardKit

/// `scorecard init`.
struct Init: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: words(
        "Makes a workspace that runs, to start from.", "新建一个可以马上运行的工作区。"),
      discussion: words(
        "DIR gets an example rule set with cases, a catalogue, made-up data and files for editors;"
          + " nothing is overwritten. With --editor, only the files for editors are made anew.",
        "在 DIR 里写入示例规则集和算例、指标目录、编造的数据，以及给编辑器的文件；不覆盖任何已有的文件。用 --editor"
          + " 只更新给编辑器的文件。"))
  }

  @Argument(help: help("The folder (default: the working directory).", "文件夹（默认：当前文件夹）。"))
  var dir: String?

  @Flag(
    help: help(
      "Refresh the editor's files from the catalogue and the rules that are there.",
      "按现有的指标目录和规则，更新给编辑器的文件。"))
  var editor = false

  @Option(help: help("zh or en (default: the locale's).", "语言：zh 或 en（默认：随系统语言）。"))
  var lang: String?

  func run() throws {
    var job = InitJob()
    job.folder = dir
    job.refreshesEditor = editor
    job.language = lang
    let code = job.run(standardConsole())
    if code != 0 { throw ExitCode(code) }
  }
}
