import ArgumentParser
import ScorecardKit

/// `scorecard snapshot`.
struct Snapshot: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: words("Looks at snapshot files, and converts them.", "查看、转换数据快照文件。"),
      subcommands: [Inspect.self, Convert.self])
  }

  /// What both subcommands ask of the file that they read.
  struct Source: ParsableArguments {
    @OptionGroup var sheet: SheetOptions

    @Option(
      help: help(
        "The catalogue of indicators (default: the workspace's; without one every column is an"
          + " indicator).", "指标目录（默认：工作区所列；都没有时每一列都是指标）。"))
    var catalogue: String?

    @Option(
      help: help(
        "The workspace: scorecard.yaml or its folder (default: the working directory).",
        "工作区：scorecard.yaml 或其所在文件夹（默认：当前文件夹）。"))
    var workspace: String?

    @Option(
      help: help(
        "What the rows are: \(EvaluateJob.levels.joined(separator: ", ")).",
        "各行是哪一级单位：community 社区、street 街道、district 区、city 市。"))
    var level: String?

    @Option(help: help("zh or en (default: the locale's).", "语言：zh 或 en（默认：随系统语言）。"))
    var lang: String?

    func source(_ path: String) -> SnapshotSource {
      var source = SnapshotSource(path: path)
      source.sheet = sheet.words
      source.catalogue = catalogue
      source.workspace = workspace
      source.level = level
      return source
    }
  }

  /// `scorecard snapshot inspect`.
  struct Inspect: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: words("Tells what was recognised in a file.", "说明文件里认出了什么。"))
    }

    @Argument(help: help("A CSV, Excel or JSON file.", "CSV、Excel 或 JSON 文件。"))
    var file: String

    @OptionGroup var source: Source

    func run() throws {
      var job = InspectJob(source: source.source(file))
      job.language = source.lang
      let code = job.run(standardConsole())
      if code != 0 { throw ExitCode(code) }
    }
  }

  /// `scorecard snapshot convert`.
  struct Convert: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: words(
          "Writes the same cells as another kind of file.", "把同样的内容写成另一种文件。"))
    }

    @Argument(help: help("A CSV, Excel or JSON file.", "CSV、Excel 或 JSON 文件。"))
    var file: String

    @Argument(
      help: help(
        "The file to write: .\(ConvertJob.formats.joined(separator: ", .")).",
        "要写的文件：.\(ConvertJob.formats.joined(separator: "、."))。"))
    var output: String

    @Option(
      help: help(
        "One of \(ConvertJob.formats.joined(separator: ", ")) (default: by the file's suffix).",
        "格式：\(ConvertJob.formats.joined(separator: "、"))（默认：按文件扩展名）。"))
    var format: String?

    @OptionGroup var source: Source

    func run() throws {
      var job = ConvertJob(source: source.source(file), output: output)
      job.format = format
      job.language = source.lang
      let code = job.run(standardConsole())
      if code != 0 { throw ExitCode(code) }
    }
  }
}
