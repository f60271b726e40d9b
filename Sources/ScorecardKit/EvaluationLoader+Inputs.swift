import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// What there is to evaluate, from the workspace and the command line.
extension EvaluationLoader {
  func workspace() throws(Failure) -> Workspace {
    if let path = job.workspace { return try WorkspaceReader.read(path) }
    if Paths.exists(WorkspaceReader.fileName) {
      return try WorkspaceReader.read(WorkspaceReader.fileName)
    }
    if !job.rules.isEmpty, !job.snapshots.isEmpty { return Workspace() }
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
    var paths: [String] = job.rules.isEmpty ? workspace.rules : []
    for path in job.rules {
      for pack in try RulePaths.packs(in: path) where !paths.contains(pack) { paths.append(pack) }
    }
    // Rule sets that lie in folders of their ids need no others to be loaded.
    let named = paths.filter { job.ruleSets.contains(Paths.name(of: $0)) }
    if !job.ruleSets.isEmpty, named.count == Set(job.ruleSets).count { return named }
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
    guard let output = job.output else { return }
    let inputs =
      entries.map(\.path) + rules + rules.map { Paths.join($0, "ruleset.lua") }
      + rules.compactMap(RulePaths.catalogue)
      + [
        job.catalogue, workspace.catalogue, workspace.adjustments, workspace.targets,
        workspace.process, job.workspace,
      ].compactMap(\.self)
      + [Paths.join(job.workspace ?? ".", WorkspaceReader.fileName)]
    guard inputs.contains(where: { Paths.areSameFile($0, output) }) else { return }
    throw Failure(
      .usage,
      Diagnostic(
        .usage, .error, at: SourcePlace(path: output),
        Message(
          en: "--output names an input of this run; nothing was written",
          zh: "--output 指向本次的输入文件，未写出任何内容"),
        help: Message(en: "name another file", zh: "请换一个文件名")))
  }

  func snapshotEntries(_ workspace: Workspace) -> [SnapshotEntry] {
    if job.snapshots.isEmpty { return workspace.snapshots }
    return job.snapshots.map { path in
      let known = workspace.snapshots.first { $0.path == path }
      let date =
        known?.date ?? SnapshotPlan.date(inName: Paths.name(of: path))
        ?? (job.snapshots.count == 1 ? options.asOf : nil)
      return SnapshotEntry(
        path: path, date: date, isBaseline: known?.isBaseline ?? false,
        level: known?.level, verification: known?.verification)
    }
  }

  func select(_ loaded: [LoadedRuleSet]) throws(Failure) -> [LoadedRuleSet] {
    let ids = loaded.map(\.ruleSet.id)
    let unknown = job.ruleSets.filter { !ids.contains($0) }
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
    return job.ruleSets.isEmpty ? loaded : loaded.filter { job.ruleSets.contains($0.ruleSet.id) }
  }

  func catalogue(_ workspace: Workspace, _ rules: [String]) throws(Failure) -> Catalogue? {
    let path =
      job.catalogue ?? workspace.catalogue ?? rules.lazy.compactMap(RulePaths.catalogue).first
    guard let path else { return nil }
    return try CatalogueReader.read(inputs.read(.catalogue, path))
  }
}
