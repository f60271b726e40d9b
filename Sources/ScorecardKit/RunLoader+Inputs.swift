import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// What there is to run, from the workspace and the command line.
extension RunLoader {
  /// - Parameter skipsAbsentRules: leaves out rule packs that it lists and that are not there.
  func workspace(skipsAbsentRules: Bool = false) throws(Failure) -> Workspace {
    if let path = request.workspace {
      return try WorkspaceReader.read(path, skipsAbsentRules: skipsAbsentRules)
    }
    if Paths.exists(WorkspaceReader.fileName) {
      return try WorkspaceReader.read(
        WorkspaceReader.fileName, skipsAbsentRules: skipsAbsentRules)
    }
    if !request.rules.isEmpty, !request.snapshots.isEmpty { return Workspace() }
    throw Failure(
      .usage,
      Diagnostic(
        .usage, .error,
        Message(
          en: "there is no \(WorkspaceReader.fileName) in the working directory",
          zh: "当前文件夹里没有 \(WorkspaceReader.fileName)"),
        help: Message(
          en: "name one with --workspace, or give both --rules and --snapshot",
          zh: "请用 --workspace 指定工作区，或同时给出 --rules 和 --snapshot")))
  }

  func rulePaths(_ workspace: Workspace) throws(Failure) -> [String] {
    var paths: [String] = request.rules.isEmpty ? workspace.rules : []
    for path in request.rules {
      for pack in try RulePaths.packs(in: path) where !paths.contains(pack) { paths.append(pack) }
    }
    // Rule sets that lie in folders of their ids need no others to be loaded.
    let named = paths.filter { request.ruleSets.contains(Paths.name(of: $0)) }
    if !request.ruleSets.isEmpty, named.count == Set(request.ruleSets).count { return named }
    guard paths.isEmpty else { return paths }
    throw Failure(
      .inputNotFound,
      Diagnostic(
        .notFound, .error,
        Message(en: "there are no rule sets to run", zh: "没有可运行的规则集"),
        help: Message(
          en: "list them in the workspace, or name one with --rules",
          zh: "请在工作区里列出，或用 --rules 指定")))
  }

  /// - Throws: `Failure` `.usage` where the report would take the place of a file it is made from.
  func refuseOverwriting(
    _ workspace: Workspace, _ rules: [String], _ entries: [SnapshotEntry]
  ) throws(Failure) {
    try OutputFile.refuse(
      request.output,
      overwriting: entries.map(\.path) + rules + rules.map { Paths.join($0, "ruleset.lua") }
        + rules.compactMap(RulePaths.catalogue)
        + [
          request.catalogue, workspace.catalogue, workspace.adjustments, workspace.targets,
          workspace.process, request.workspace,
        ].compactMap(\.self)
        + [Paths.join(request.workspace ?? ".", WorkspaceReader.fileName)])
  }

  func snapshotEntries(_ workspace: Workspace) -> [SnapshotEntry] {
    if request.snapshots.isEmpty { return workspace.snapshots }
    return request.snapshots.map { path in
      let known = workspace.snapshots.first { $0.path == path }
      let date =
        known?.date ?? SnapshotPlan.date(inName: Paths.name(of: path))
        ?? (request.snapshots.count == 1 ? request.asOf : nil)
      return SnapshotEntry(
        path: path, date: date, isBaseline: known?.isBaseline ?? false,
        level: known?.level, verification: known?.verification)
    }
  }

  func select(_ loaded: [LoadedRuleSet]) throws(Failure) -> [LoadedRuleSet] {
    let ids = loaded.map(\.ruleSet.id)
    let unknown = request.ruleSets.filter { !ids.contains($0) }
    if !unknown.isEmpty {
      throw Failure(
        .inputNotFound,
        unknown.map { id in
          Diagnostic(
            .notFound, .error,
            Message(
              en: "there is no rule set '\(id)'; there are \(ids.joined(separator: ", "))",
              zh: "没有规则集“\(id)”；现有：\(ids.joined(separator: "、"))"),
            help: .didYouMean(Spelling.nearest(id, in: ids)))
        })
    }
    return request.ruleSets.isEmpty
      ? loaded : loaded.filter { request.ruleSets.contains($0.ruleSet.id) }
  }

  func catalogue(_ workspace: Workspace, _ rules: [String]) throws(Failure)
    -> (path: String, catalogue: Catalogue)?
  {
    let path =
      request.catalogue ?? workspace.catalogue ?? rules.lazy.compactMap(RulePaths.catalogue).first
    guard let path else { return nil }
    return (path, try CatalogueReader.read(inputs.read(.catalogue, path)))
  }

  /// Reads the files of data that the workspace names besides snapshots, whether rules need them
  /// or not.
  func readFurther(_ prepared: Inputs, _ faults: inout Faults) {
    let workspace = prepared.workspace
    faults.collect { () throws(Failure) in
      if let path = workspace.targets {
        _ = try TargetReader.read(inputs.read(.targets, path), prepared.catalogue)
      }
    }
    faults.collect { () throws(Failure) in
      if let path = workspace.process { _ = try ProcessReader.read(inputs.read(.process, path)) }
    }
    faults.collect { () throws(Failure) in
      if let path = workspace.adjustments {
        _ = try AdjustmentReader.read(inputs.read(.adjustments, path))
      }
    }
  }
}
