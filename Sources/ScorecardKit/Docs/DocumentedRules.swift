import Diagnostics
import Reporting
import RuleEngine
import ScorecardModel
import SnapshotIO

/// The rule sets that documents are made of, loaded.
struct DocumentedRules {
  private let documents: [RuleDocument]
  /// What no document may take the place of.
  let inputs: [String]

  /// - Throws: `Failure` with every fault of the rules.
  init(_ job: DocsJob) throws(Failure) {
    let workspace = try Self.workspace(job)
    let paths = try Self.packs(job, workspace)
    var faults = Faults()
    let loaded = faults.collectEach(paths) { path throws(Failure) in
      let catalogue = try Self.catalogue(of: path, job, workspace)
      return (catalogue, try RuleSetLoader(catalogue: catalogue.catalogue).load(path: path))
    }
    faults.check(duplicatesIn: loaded.map(\.1))
    try faults.throwIfAny()
    let families = loaded.map(\.1)
    let listed = job.rules.isEmpty ? workspace.rules : paths
    documents = faults.collectEach(loaded) { catalogue, family throws(Failure) in
      let titles = try Self.titles(usedBy: family, besides: families, listed, catalogue.catalogue)
      return family.document(catalogue: catalogue.catalogue, titles: titles)
    }
    try faults.throwIfAny()
    inputs =
      loaded.map(\.0.path) + families.flatMap { $0.program.sources.map(\.path) }
      + [job.workspace, WorkspaceReader.fileName].compactMap(\.self)
  }

  /// The documents with where they go; a folder of them has an index.
  /// - Throws: where they do not fit into the output.
  func files(_ format: DocumentFormat, _ language: Language, output: String?) throws(Failure)
    -> [DocumentFile]
  {
    let isFolder = output.map { $0.hasSuffix("/") || Paths.isFolder($0) } ?? false
    if documents.count == 1, !isFolder {
      return [DocumentFile(path: output, text: format.text(documents[0], language))]
    }
    guard let output else {
      guard format == .markdown else { throw Self.needsFolder }
      let texts = documents.map { format.text($0, language) }
      return [DocumentFile(path: nil, text: texts.joined(separator: "\n"))]
    }
    let named = documents.map { (document: $0, file: $0.id + format.suffix) }
    return named.map { document, file in
      DocumentFile(path: Paths.join(output, file), text: format.text(document, language))
    } + [
      DocumentFile(
        path: Paths.join(output, format.indexFile), text: format.index(named, language))
    ]
  }

  private static var needsFolder: Failure {
    Failure(
      .usage,
      Diagnostic(
        .usage, .error,
        Message(
          en: "several rule sets make several pages", zh: "几个规则集要生成几个网页"),
        help: Message(
          en: "name a folder with --output, or one rule set", zh: "请用 --output 指定文件夹，或只选一个规则集")))
  }

  // MARK: What is read

  private static func workspace(_ job: DocsJob) throws(Failure) -> Workspace {
    if let path = job.workspace { return try WorkspaceReader.read(path) }
    if !job.rules.isEmpty { return Workspace() }
    if Paths.exists(WorkspaceReader.fileName) {
      return try WorkspaceReader.read(WorkspaceReader.fileName)
    }
    throw Failure(
      .usage,
      Diagnostic(
        .usage, .error,
        Message(
          en: "there is no \(WorkspaceReader.fileName) in the working directory",
          zh: "当前文件夹里没有 \(WorkspaceReader.fileName)"),
        help: Message(
          en: "name the rules: scorecard docs rules", zh: "请指定规则：scorecard docs rules")))
  }

  private static func packs(_ job: DocsJob, _ workspace: Workspace) throws(Failure) -> [String] {
    var paths = job.rules.isEmpty ? workspace.rules : []
    for path in job.rules {
      for pack in try RulePaths.packs(in: path) where !paths.contains(pack) { paths.append(pack) }
    }
    guard paths.isEmpty else { return paths }
    throw Failure(
      .inputNotFound,
      Diagnostic(
        .notFound, .error,
        Message(en: "the workspace lists no rule sets", zh: "工作区没有列出规则集")))
  }

  private static func catalogue(of pack: String, _ job: DocsJob, _ workspace: Workspace)
    throws(Failure) -> (path: String, catalogue: Catalogue)
  {
    guard let path = job.catalogue ?? workspace.catalogue ?? RulePaths.catalogue(of: pack) else {
      throw Failure(
        .inputNotFound,
        Diagnostic(
          .notFound, at: SourcePlace(path: pack),
          Message(en: "the rules have no catalogue of indicators", zh: "规则没有指标目录"),
          help: Message(
            en: "put indicators.csv beside them, or name one with --catalogue",
            zh: "请在旁边放 indicators.csv，或用 --catalogue 指定")))
    }
    return (path, try CatalogueReader.read(path: path))
  }

  /// The titles of the rule sets that a family uses, as far as they are found.
  private static func titles(
    usedBy family: LoadedRuleSet, besides families: [LoadedRuleSet], _ listed: [String],
    _ catalogue: Catalogue
  ) throws(Failure) -> [String: Message] {
    var library = UsedRuleSets(families, catalogue)
    var titles: [String: Message] = [:]
    for use in (family.phases.first ?? family).ruleSet.uses {
      titles[use.ruleSet] = try library.find(use.ruleSet, among: listed, beside: family)?.ruleSet
        .title
    }
    return titles
  }
}

extension LoadedRuleSet {
  /// The rule set in words.
  /// - Parameters:
  ///   - catalogue: without the rule set's derived indicators.
  ///   - titles: of the rule sets that it uses, by id.
  func words(catalogue: Catalogue, titles: [String: Message]) -> RuleWords {
    RuleWords(
      ruleSet, catalogue: catalogue.adding(derivedOf: ruleSet, titles: titles),
      functions: functions.map {
        FunctionPlace(file: Paths.name(of: $0.path), line: $0.line)
      })
  }

  fileprivate func document(catalogue: Catalogue, titles: [String: Message]) -> RuleDocument {
    RuleDocument(
      words(catalogue: catalogue, titles: titles),
      phases: phases.map { $0.words(catalogue: catalogue, titles: titles) }, titles: titles)
  }
}
