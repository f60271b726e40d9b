import Diagnostics
import RuleEngine

/// `scorecard init`: a workspace that runs, or fresh editor files for one that is there.
public struct InitJob: Sendable {
  /// The folder; nil is the working directory.
  public var folder: String?
  /// Only the files for editors are made, from the catalogue and the rules that are there.
  public var refreshesEditor = false
  /// `zh` or `en`; nil is the locale's.
  public var language: String?

  /// A job with the defaults of the command line.
  public init() {}

  /// Makes the files and tells which, on standard output.
  /// - Returns: the exit code, as the README lists them; 73 where a file is in the way.
  public func run(_ console: Console) -> Int32 {
    let language = console.language(language)
    do throws(Failure) {
      var options = OptionReader()
      options.language(self.language)
      try options.finish()
      let text =
        refreshesEditor ? try refresh(console, language) : try makeWorkspace(language)
      try OutputFile.write(to: nil) { sink in
        try Array(text.utf8).withUnsafeBytes { try sink.write($0) }
      }
      return ExitStatus.done.rawValue
    } catch {
      console.show(error.diagnostics, language)
      return error.status.rawValue
    }
  }

  private var place: String { folder ?? "." }

  // MARK: A new workspace

  private func makeWorkspace(_ language: Language) throws(Failure) -> String {
    let editor = try EditorFiles(WorkspaceTemplate.vocabulary(), language)
    var files = WorkspaceTemplate.files(language)
    for case .write(let file) in editor.changes(in: nil) { files.append(file) }
    try NewFiles(folder: place, files: files).write()
    let heading = Message(en: "made in \(place):", zh: "已建立工作区 \(place)：")
    let enter = folder.map { [("cd \(Self.quoted($0))", "")] } ?? []
    return heading.text(language) + "\n" + Self.list(files, language)
      + Message(en: "\nnext:\n", zh: "\n接下来：\n").text(language)
      + Self.lines(enter + Self.commands.map { ($0, $1.text(language)) })
  }

  private static let commands = [
    ("scorecard evaluate", Message(en: "score the communities", zh: "给各社区计分")),
    (
      "scorecard explain 秋实社区",
      Message(en: "how a community's score comes about", zh: "一个社区的得分是怎样来的")
    ),
    (
      "scorecard check",
      Message(en: "look for faults and doubts in rules and data", zh: "检查规则和数据有没有问题")
    ),
    ("scorecard test", Message(en: "check the rules by their cases", zh: "用算例核对规则")),
  ]

  /// As a shell takes it for one word.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.unicodeScalars.allSatisfy {
      !$0.isASCII || $0.properties.isAlphabetic || ("0"..."9").contains($0)
        || "/._-".contains(Character($0))
    }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }

  // MARK: Fresh editor files

  private func refresh(_ console: Console, _ language: Language) throws(Failure) -> String {
    guard Paths.isFolder(place) else {
      throw Paths.notFound(place, Message(en: "there is no such folder", zh: "找不到文件夹"))
    }
    let (vocabulary, warnings) = try EditorVocabulary.read(folder: place)
    let changes = try EditorFiles(vocabulary, language).changes(in: place)
    try NewFiles(folder: Paths.join(place, LuaServerSettings.metaFolder), files: []).write()
    var written: [NewFile] = []
    var kept: [NewFile] = []
    var notes = warnings
    for change in changes {
      switch change {
      case .write(let file):
        let title = Message(en: "the file", zh: "文件")
        try OutputFile.write(to: Paths.join(place, file.path), title) { sink in
          try file.bytes.withUnsafeBytes { try sink.write($0) }
        }
        written.append(file)
      case .upToDate(let file): kept.append(file)
      case .leave(let diagnostic): notes.append(diagnostic)
      }
    }
    console.show(notes, language)
    var text = ""
    for (heading, files) in [
      (Message(en: "written:\n", zh: "已更新：\n"), written),
      (Message(en: "up to date:\n", zh: "已是最新：\n"), kept),
    ] where !files.isEmpty {
      text += heading.text(language) + Self.list(files, language)
    }
    return text
  }

  // MARK: Words

  private static func list(_ files: [NewFile], _ language: Language) -> String {
    lines(files.map { ($0.path, $0.about.text(language)) })
  }

  /// Two columns.
  private static func lines(_ rows: [(String, String)]) -> String {
    let width = rows.map { DisplayWidth.of($0.0) }.max() ?? 0
    return rows.map { left, right in
      right.isEmpty ? "  \(left)\n" : "  \(DisplayWidth.pad(left, to: width))  \(right)\n"
    }.joined()
  }
}
