import Diagnostics
import ScorecardModel
import SnapshotIO

/// The rule packs that are tested, and where their files lie.
struct TestPacks: Sendable {
  /// Rule files or folders with a `ruleset.lua`, as the user would name them.
  let paths: [String]
  private let catalogue: String?
  /// What else the workspace names, which no outcome may take the place of.
  private let workspaceFiles: [String]

  /// - Throws: where there is nothing to test.
  init(_ job: TestJob) throws(Failure) {
    let workspace = try Self.workspace(job)
    var paths: [String] = job.rules.isEmpty ? workspace.rules : []
    for path in job.rules {
      for pack in try Self.packs(in: path) where !paths.contains(pack) { paths.append(pack) }
    }
    if paths.isEmpty {
      throw Self.nothing(
        at: nil, Message(en: "there is no rule pack to test", zh: "没有可测试的规则包"),
        Message(
          en: "name a rule file, a pack or a folder of packs", zh: "请指定规则文件、规则包或规则包所在文件夹"))
    }
    self.paths = paths
    catalogue = job.catalogue ?? workspace.catalogue
    workspaceFiles =
      workspace.snapshots.map(\.path)
      + [workspace.targets, workspace.process, workspace.adjustments].compactMap(\.self)
      + [
        job.workspace ?? WorkspaceReader.fileName,
        Paths.join(job.workspace ?? "", WorkspaceReader.fileName),
      ]
  }

  private static func workspace(_ job: TestJob) throws(Failure) -> Workspace {
    if let path = job.workspace { return try WorkspaceReader.read(path) }
    if Paths.exists(WorkspaceReader.fileName) {
      return try WorkspaceReader.read(WorkspaceReader.fileName)
    }
    if !job.rules.isEmpty { return Workspace() }
    throw Failure(
      .usage,
      Diagnostic(
        .usage, .error,
        Message(
          en: "there is no \(WorkspaceReader.fileName) in the working directory",
          zh: "当前文件夹里没有 \(WorkspaceReader.fileName)"),
        help: Message(
          en: "name the rules: scorecard test rules", zh: "请指定规则：scorecard test rules")))
  }

  private static func packs(in path: String) throws(Failure) -> [String] {
    guard Paths.exists(path) else {
      throw Paths.notFound(path, Message(en: "there are no such rules", zh: "找不到规则"))
    }
    let holdsPacks =
      !Paths.isFolder(path) || RulePaths.isPack(path)
      || (Paths.names(in: path) ?? []).contains { RulePaths.isPack(Paths.join(path, $0)) }
    if holdsPacks { return try RulePaths.packs(in: path) }
    throw nothing(
      at: path,
      Message(
        en: "the folder holds no rule packs: nothing was tested", zh: "文件夹里没有规则包，等于没有测试"),
      Message(
        en: "a rule pack is a folder with a file ruleset.lua in it",
        zh: "规则包是含有 ruleset.lua 的文件夹"))
  }

  /// An empty run proves nothing: it fails.
  private static func nothing(at path: String?, _ message: Message, _ help: Message) -> Failure {
    Failure(
      .notHeld,
      Diagnostic(
        .nothingTested, at: path.map { SourcePlace(path: $0) }, message, help: help))
  }

  /// The catalogue that a pack's indicators are in.
  /// - Throws: where there is none.
  func catalogue(of pack: String) throws(Failure) -> Catalogue {
    try CatalogueReader.read(path: cataloguePath(of: pack))
  }

  /// Where the catalogue of a pack is.
  /// - Throws: where there is none.
  func cataloguePath(of pack: String) throws(Failure) -> String {
    guard let path = catalogue ?? RulePaths.catalogue(of: pack) else {
      throw Failure(
        .inputNotFound,
        Diagnostic(
          .notFound, at: SourcePlace(path: pack),
          Message(en: "the pack has no catalogue of indicators", zh: "规则包没有指标目录"),
          help: Message(
            en: "put indicators.csv beside it, or name one with --catalogue",
            zh: "请在旁边放 indicators.csv，或用 --catalogue 指定")))
    }
    return path
  }

  /// The case file of a pack; nil where it has none.
  static func caseFile(of pack: String) -> String? {
    let path = Paths.join(folder(of: pack), "cases.csv")
    return Paths.exists(path) ? path : nil
  }

  /// The scenario files of a pack, by name.
  static func scenarioFiles(of pack: String) -> [String] {
    (Paths.names(in: folder(of: pack)) ?? []).filter { $0.hasSuffix("_test.lua") }
      .map { Paths.join(folder(of: pack), $0) }
  }

  /// The folder that a rule file lies in; of a pack itself.
  static func folder(of pack: String) -> String {
    Paths.isFolder(pack) ? pack : Paths.folder(of: pack)
  }

  /// The folders whose files a test may read: the packs, with helpers and scenarios; the folders
  /// above them, with the catalogue and shared helpers; the packs beside them, which may be used.
  var watchedFolders: [String] {
    var folders: [String] = []
    for pack in paths.map(Self.folder) {
      let above = Paths.join(pack, "..")
      let beside = (Paths.names(in: above) ?? []).map { Paths.join(above, $0) }
      for folder in [pack, above] + beside.filter(RulePaths.isPack)
      where !folders.contains(folder) { folders.append(folder) }
    }
    return folders
  }

  /// The other files that a test may read.
  var watchedFiles: [String] { [catalogue].compactMap(\.self) + workspaceFiles }

  /// - Throws: `Failure` `.usage` where the outcome would take the place of a file it is made from.
  func refuseOverwriting(_ output: String?) throws(Failure) {
    guard let output else { return }
    var inputs = [catalogue].compactMap(\.self) + workspaceFiles
    for pack in paths {
      inputs += [pack, Paths.join(pack, "ruleset.lua")]
      inputs += [RulePaths.catalogue(of: pack), Self.caseFile(of: pack)].compactMap(\.self)
      inputs += Self.scenarioFiles(of: pack)
    }
    try OutputFile.refuse(output, overwriting: inputs)
  }
}

extension DiagnosticID {
  static let nothingTested: Self = "test.nothing-tested"
  static let noCases: Self = "test.no-cases"
}
