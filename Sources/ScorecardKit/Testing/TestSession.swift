import Diagnostics

/// Runs tests, puts the outcome in its place and tells the rest on standard error.
struct TestSession {
  let options: TestOptions
  let job: TestJob
  let console: Console
  let language: Language

  /// - Parameter packs: what is tested.
  func run(_ packs: TestPacks) -> ExitStatus {
    let progress = Progress(console: console, language: language, isQuiet: job.isQuiet)
    do throws(Failure) {
      let runner = TestRunner(options: options, packs: packs, progress: progress)
      var findings = try runner.run()
      var update: TestUpdate?
      if options.updates {
        let made = TestUpdate(findings)
        if !made.changes.isEmpty { findings = try runner.run() }
        update = made
      }
      let analyses = TestAnalyses(options: options, packs: packs, progress: progress)
      let analysed = try analyses.run(&findings.run)
      progress.clear()
      try write(findings, update)
      console.show(
        (update?.diagnostics ?? []) + findings.diagnostics + analysed.diagnostics, language)
      let status = update?.status ?? findings.status
      return status == .done ? analysed.status : status
    } catch {
      progress.clear()
      return tell(error)
    }
  }

  /// Tells why there is no outcome.
  func tell(_ failure: Failure) -> ExitStatus {
    console.show(failure.diagnostics, language)
    return failure.status
  }

  private func write(
    _ findings: TestRunner.Findings, _ update: TestUpdate?
  ) throws(Failure) {
    let toTerminal = job.output == nil && console.standardOutputIsTerminal
    let report = TestReportOptions(
      language: language, usesColor: toTerminal && console.allowsColor,
      showsListing: options.analyses.listing)
    var bytes = options.format.bytes(findings.run, report)
    if let update { bytes = Array(update.text(report).utf8) + bytes }
    try OutputFile.write(to: job.output) { sink in
      try bytes.withUnsafeBytes { try sink.write($0) }
    }
  }
}
