import Diagnostics
import ScorecardModel

/// A workbook for Excel, WPS and LibreOffice: what an administrator files, filters, prints and
/// signs. `docs/workbooks.md` says what each sheet holds.
final class WorkbookReport: Report {
  private(set) var findings: [Diagnostic] = []

  func write(
    _ evaluation: Evaluation, options: ReportOptions, to sink: inout some ByteSink
  ) throws {
    var options = options
    (options.usesColor, options.width) = (false, nil)
    let style = TextStyle(options: options)
    let file = try WorkbookFile(options.language)
    file.describe(
      title: evaluation.title ?? evaluation.results.first.map { style.say($0.ruleSet.title) } ?? "",
      comments: evaluation.engine, date: evaluation.asOf)
    let contents = ContentsSheet(file, style, evaluation)
    for result in evaluation.results {
      let context = SheetContext(
        file: file, style: style,
        styles: SheetStyles(file, decimals: result.ruleSet.decimals), result: result,
        asOf: evaluation.asOf)
      let sheets = ResultSheets(context, isAlone: evaluation.results.count == 1)
      let entries = sheets.write()
      contents?.add(entries, of: result.ruleSet)
    }
    contents?.write()
    try file.finish(to: &sink)
    findings = file.log.summary
  }
}
