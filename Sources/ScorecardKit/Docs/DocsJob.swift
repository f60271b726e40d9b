import Diagnostics
import Foundation
import Reporting

/// `scorecard docs`: rule sets in, their official tables (考核细则) out.
public struct DocsJob: Sendable {
  /// Rule files, packs or folders of packs; empty means the workspace's.
  public var rules: [String] = []
  /// A workspace file or its folder; nil looks in the working directory.
  public var workspace: String?
  /// A catalogue file, instead of the workspace's or the one that lies beside the rules.
  public var catalogue: String?
  /// One of `formats`.
  public var format = "markdown"
  /// A file; a folder for several rule sets; nil is standard output.
  public var output: String?
  /// Compare what is there with what would be written, and write nothing.
  public var checks = false
  /// `zh` or `en`; nil is the locale's.
  public var language: String?

  /// The names of the forms that a document takes.
  public static let formats = DocumentFormat.allCases.map(\.rawValue)

  /// A job with the defaults of the command line.
  public init() {}

  /// Writes the documents, or compares them.
  /// - Returns: the exit code, as the README lists them.
  public func run(_ console: Console) -> Int32 {
    let language = console.language(language)
    do throws(Failure) {
      let format = try checkedOptions()
      let rules = try DocumentedRules(self)
      let files = try rules.files(format, language, output: output)
      if checks { return compare(files, console, language).rawValue }
      for file in files {
        try OutputFile.refuse(file.path, overwriting: rules.inputs)
      }
      if files.count > 1, let output { try makeFolder(output) }
      for file in files {
        try OutputFile.write(to: file.path) { sink in
          try Array(file.text.utf8).withUnsafeBytes { try sink.write($0) }
        }
      }
      return ExitStatus.done.rawValue
    } catch {
      console.show(error.diagnostics, language)
      return error.status.rawValue
    }
  }

  private func checkedOptions() throws(Failure) -> DocumentFormat {
    var reader = OptionReader()
    let format = reader.choice("--format", format, of: DocumentFormat.self)
    reader.language(language)
    if checks, output == nil {
      reader.refuse(
        Message(
          en: "--check compares with what is there: name it with --output",
          zh: "--check 要和已有的文件比较，请用 --output 指明"))
    }
    try reader.finish()
    return format ?? .markdown
  }

  private func makeFolder(_ path: String) throws(Failure) {
    if Paths.isFolder(path) { return }
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure(
        .cannotWrite,
        Diagnostic(
          .cannotWrite, at: SourcePlace(path: path),
          Message(en: "the folder cannot be made", zh: "无法建立文件夹"),
          help: Message(
            en: "several rule sets are written to a folder, a file each",
            zh: "几个规则集写到一个文件夹里，每个一份文件")))
    }
  }

  /// Tells each file that is not what would be written.
  private func compare(_ files: [DocumentFile], _ console: Console, _ language: Language)
    -> ExitStatus
  {
    let stale = files.compactMap(\.staleness)
    console.show(stale, language)
    return stale.isEmpty ? .done : .notHeld
  }
}

/// One document and where it goes.
struct DocumentFile {
  /// Nil is standard output.
  let path: String?
  let text: String

  /// Nil where the file holds the text.
  var staleness: Diagnostic? {
    guard let path else { return nil }
    let found = FileManager.default.contents(atPath: path)
    if found == Data(text.utf8) { return nil }
    return Diagnostic(
      .staleDocument, .error, at: SourcePlace(path: path),
      found == nil
        ? Message(en: "the document is not there", zh: "没有这份文档")
        : Message(en: "the document is not what its rules say now", zh: "文档与现在的规则不符"),
      help: Message(
        en: "write it anew: scorecard docs, without --check",
        zh: "请重新生成：scorecard docs，不带 --check"))
  }
}

extension DiagnosticID {
  static let staleDocument: Self = "docs.stale"
}
