import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// What an editor is told of a workspace: its indicators, and what its rule sets call their parts.
struct EditorVocabulary: Sendable {
  /// Something that rule files name.
  struct Name: Sendable, Hashable {
    let id: String
    let title: Message
  }

  let catalogue: Catalogue
  /// Figures of used rule sets and steps of processes, which rules name as they do indicators.
  private(set) var derived: [Name] = []
  private(set) var sections: [Name] = []
  private(set) var items: [Name] = []
  /// The names that rule sets give to those that they use.
  private(set) var uses: [Name] = []

  /// - Parameter ruleSets: of a name that several have, the first says what it is.
  init(catalogue: Catalogue, ruleSets: [LoadedRuleSet] = []) {
    self.catalogue = catalogue
    for ruleSet in ruleSets.flatMap({ [$0.ruleSet] + $0.phases.map(\.ruleSet) }) {
      let (english, chinese) = (ruleSet.title.english, ruleSet.title.chinese)
      let titled = { (id: String, title: Message) in
        Name(
          id: id,
          title: Message(
            en: "\(title.english) (\(english))", zh: "\(title.chinese)（\(chinese)）"))
      }
      Self.add(ruleSet.derived.map { Name(id: $0.id, title: $0.title) }, to: &derived)
      Self.add(ruleSet.sections.map { titled($0.id, $0.title) }, to: &sections)
      Self.add(ruleSet.items.map { titled($0.id, $0.title) }, to: &items)
      Self.add(
        ruleSet.uses.map { Name(id: $0.alias, title: Message(verbatim: $0.ruleSet)) }, to: &uses)
    }
  }

  private static func add(_ names: [Name], to known: inout [Name]) {
    var ids = Set(known.map(\.id))
    known += names.filter { ids.insert($0.id).inserted }
  }
}

extension EditorVocabulary {
  /// The vocabulary of a folder with a `scorecard.yaml`, or with rule packs and their catalogue.
  /// - Returns: also a warning for each rule set that cannot be loaded: its parts are left out.
  /// - Throws: where there is neither, or no catalogue.
  static func read(folder: String) throws(Failure) -> (EditorVocabulary, warnings: [Diagnostic]) {
    let workspace = try workspace(folder)
    guard
      let path = workspace.catalogue ?? workspace.rules.lazy.compactMap(RulePaths.catalogue).first
    else {
      throw Failure(
        .inputNotFound,
        Diagnostic(
          .notFound, at: SourcePlace(path: folder),
          Message(en: "there is no catalogue of indicators", zh: "没有指标目录"),
          help: Message(
            en: "name it in \(WorkspaceReader.fileName): catalogue: indicators.csv",
            zh: "请在 \(WorkspaceReader.fileName) 里写明 catalogue: indicators.csv")))
    }
    let catalogue = try CatalogueReader.read(path: path)
    var loaded: [LoadedRuleSet] = []
    var warnings: [Diagnostic] = []
    for path in workspace.rules {
      do throws(Failure) {
        loaded.append(try RuleSetLoader(catalogue: catalogue).load(path: path))
      } catch {
        warnings.append(leftOut(path, error))
      }
    }
    return (EditorVocabulary(catalogue: catalogue, ruleSets: loaded), warnings)
  }

  private static func workspace(_ folder: String) throws(Failure) -> Workspace {
    if Paths.exists(Paths.join(folder, WorkspaceReader.fileName)) || !holdsRules(folder) {
      return try WorkspaceReader.read(Paths.join(folder, WorkspaceReader.fileName))
    }
    return Workspace(rules: try RulePaths.packs(in: folder))
  }

  private static func holdsRules(_ folder: String) -> Bool {
    (Paths.names(in: folder) ?? []).contains { RulePaths.isPack(Paths.join(folder, $0)) }
  }

  private static func leftOut(_ path: String, _ failure: Failure) -> Diagnostic {
    Diagnostic(
      .leftOut, .warning, at: failure.diagnostics.first?.place ?? SourcePlace(path: path),
      Message(
        en: "the rule set has errors: its sections, items and uses are left out",
        zh: "规则有错，编辑器的提示里没有它的一级项、二级项和引用"),
      notes: failure.diagnostics.prefix(1).map(\.message),
      help: Message(
        en: "correct it, then run scorecard init --editor again",
        zh: "改正后再运行 scorecard init --editor"))
  }
}

extension DiagnosticID {
  static let leftOut: Self = "init.rules-left-out"
}
