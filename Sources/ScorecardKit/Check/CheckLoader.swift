import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// Reads all that a check looks at, going on after each fault, and runs the lints.
struct CheckLoader {
  let options: CheckOptions
  let progress: Progress
  private let loader: RunLoader

  init(_ options: CheckOptions, _ progress: Progress) {
    self.options = options
    self.progress = progress
    loader = RunLoader(options.request, progress)
  }

  /// - Throws: `Failure` where the command itself is wrong; faults of files are in the report.
  func report() throws(Failure) -> CheckReport {
    do throws(Failure) {
      return try checked()
    } catch {
      if error.status == .usage || error.status == .internalError { throw error }
      var report = CheckReport()
      report.findings = error.diagnostics.map { Finding($0) }
      report.failure = error.status
      return report
    }
  }

  private func checked() throws(Failure) -> CheckReport {
    let workspace = try workspace()
    let paths = try loader.rulePaths(workspace)
    for path in options.request.rules where !Paths.exists(path) {
      throw Paths.notFound(path, Message(en: "there are no such rules", zh: "找不到规则"))
    }
    let entries = loader.snapshotEntries(workspace)
    try loader.refuseOverwriting(workspace, paths, entries)
    var check = Check(options: options, progress: progress)
    if entries.isEmpty {
      try check.rules(paths, workspace, nil)
    } else {
      let inputs = try loader.prepare()
      try check.rules(paths, workspace, inputs.catalogue)
      try check.data(inputs, loader)
    }
    return check.report(workspace)
  }

  /// Rules alone need no workspace.
  private func workspace() throws(Failure) -> Workspace {
    let request = options.request
    if request.workspace == nil, !request.rules.isEmpty, !Paths.exists(WorkspaceReader.fileName) {
      return Workspace()
    }
    return try loader.workspace()
  }
}
