import Diagnostics
import TestSupport
import Testing

@testable import Reporting
@testable import ScorecardModel

/// What can be told of a workbook without reading it; `EndToEndTests` reads it.
@Suite struct WorkbookReportTests {
  private func write(_ evaluation: Evaluation, _ options: ReportOptions = ReportOptions())
    throws -> (bytes: [UInt8], findings: [Diagnostic])
  {
    var bytes: [UInt8] = []
    let findings = try ReportFormat.xlsx.write(evaluation, options: options, to: &bytes)
    #expect(bytes.starts(with: [0x50, 0x4B, 3, 4]))
    return (bytes, findings)
  }

  @Test(arguments: Language.allCases)
  func everyFormOfEvaluationIsAWorkbook(_ language: Language) throws {
    let options = ReportOptions(language: language)
    for evaluation in [
      SampleEvaluation.evaluation(), SampleEvaluation.phaseEvaluation,
      SampleEvaluation.evaluation(level: .street),
      SampleEvaluation.evaluation([], rows: [], rollups: []),
    ] {
      let (bytes, findings) = try write(evaluation, options)
      #expect(findings.isEmpty)
      #expect(try write(evaluation, options).bytes == bytes)
    }
  }

  @Test func manyUnitsHaveFormsOnlyWhereItemsAreAskedFor() throws {
    var random = SeededGenerator("manyUnitsHaveFormsOnlyWhereItemsAreAskedFor")
    let evaluation = RandomEvaluation.make(units: ResultSheets.mostForms + 1, using: &random)
    let few = try write(evaluation)
    let lacksForms = { (findings: [Diagnostic]) in
      findings.contains { $0.message.chinese.contains("没有生成考核表：2001 个单位超过 2000 个") }
    }
    #expect(lacksForms(few.findings), "seed \(random.seed)")
    #expect(few.findings.allSatisfy { $0.id == .workbookLimit && $0.severity == .warning })
    let all = try write(evaluation, ReportOptions(showsItems: true))
    #expect(!lacksForms(all.findings))
    #expect(all.bytes.count > few.bytes.count)
  }

  /// What the sink says comes through, and nothing was written before the workbook was complete.
  @Test func aSinkThatIsFullStopsTheReport() {
    struct Full: Error {}
    struct FullSink: ByteSink {
      func write(_ bytes: UnsafeRawBufferPointer) throws { throw Full() }
    }
    var sink = FullSink()
    #expect(throws: Full.self) {
      try ReportFormat.xlsx.write(
        SampleEvaluation.evaluation(), options: ReportOptions(), to: &sink)
    }
  }
}
