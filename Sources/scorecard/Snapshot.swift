import ArgumentParser
import ScorecardKit

/// `scorecard snapshot`.
struct Snapshot: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: words(
        "Looks into data files, and converts them.", "查看数据文件，转换数据文件的格式。"),
      subcommands: [Inspect.self, Convert.self])
  }
}

/// What both commands read.
struct SnapshotOptions: ParsableArguments {
  @OptionGroup var sheet: SheetOptions

  @Option(
    help: help(
      "The workspace whose catalogue is used (default: the working directory's).",
      "工作区，用它的指标目录（默认：当前文件夹的）。"))
  var workspace: String?

  @Option(
    help: help(
      "The catalogue of indicators (default: the workspace's; without one, every column is an"
        + " indicator).",
      "指标目录（默认：工作区所列；没有目录时，每一列都算指标）。"))
  var catalogue: String?

  @Option(
    help: help(
      "What the rows are: \(RunWords.levels.joined(separator: ", ")) (default: community).",
      "每一行是什么单位：community 社区、street 街道、district 区、city 市（默认：社区）。"))
  var level: String?

  @OptionGroup var common: CommonOptions

  func words(_ path: String) -> SnapshotWords {
    var words = SnapshotWords()
    words.path = path
    words.sheet = sheet.words
    words.workspace = workspace
    words.catalogue = catalogue
    words.level = level
    words.jobs = common.jobs
    words.language = common.lang
    words.isQuiet = common.quiet
    return words
  }
}

extension Snapshot {
  /// `scorecard snapshot inspect`.
  struct Inspect: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: words(
          "Shows what is recognised in a data file.", "查看程序从数据文件里认出了什么。"),
        discussion: words(
          "How it is written, its columns, and for each indicator states, range and distribution.",
          "文件怎样写的，有哪些列，各项指标有值、缺数据、不适用各多少，范围和分布。"))
    }

    @Argument(help: help("The data file.", "数据文件。"))
    var file: String

    @Option(
      help: help(
        "One of \(InspectJob.formats.joined(separator: ", ")).",
        "输出格式：\(InspectJob.formats.joined(separator: "、"))。"))
    var format = "text"

    @Option(
      name: [.short, .long],
      help: help("Write it to this file, whole or not at all.", "写到这个文件；要么完整，要么不写。"))
    var output: String?

    @OptionGroup var options: SnapshotOptions

    func run() throws {
      var job = InspectJob()
      job.words = options.words(file)
      job.format = format
      job.output = output
      let code = job.run(standardConsole())
      if code != 0 { throw ExitCode(code) }
    }
  }

  /// `scorecard snapshot convert`.
  struct Convert: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: words(
          "Writes a data file in another form.", "把数据文件转换成另一种格式。"),
        discussion: words(
          "The ending of OUT says the form: \(ConvertJob.formats.joined(separator: ", ")).",
          "写成哪种格式由 OUT 的后缀决定：\(ConvertJob.formats.joined(separator: "、"))。"))
    }

    @Argument(help: help("The data file.", "数据文件。"))
    var `in`: String

    @Argument(help: help("The file to write; - is standard output.", "要写的文件；- 表示标准输出。"))
    var out: String

    @Option(
      help: help(
        "One of \(ConvertJob.formats.joined(separator: ", ")), whatever the ending.",
        "不看后缀，写成这种格式：\(ConvertJob.formats.joined(separator: "、"))。"))
    var format: String?

    @Option(
      help: help(
        "Head columns as in the file, by id, or by Chinese title: "
          + "\(ConvertJob.headings.joined(separator: ", ")).",
        "表头怎样写：file 照原样、id 代号、title 中文名称。"))
    var headers = "file"

    @OptionGroup var options: SnapshotOptions

    func run() throws {
      var job = ConvertJob()
      job.words = options.words(`in`)
      job.output = out
      job.format = format
      job.headers = headers
      let code = job.run(standardConsole())
      if code != 0 { throw ExitCode(code) }
    }
  }
}
