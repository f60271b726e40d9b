import Diagnostics
import ScorecardModel
import Testing

@testable import SnapshotIO

/// Process records: what is read; what is refused stands in `Malformed/process-….csv`.
struct ProcessReaderTests {
  private func read(_ bytes: [UInt8]) throws(Failure) -> ProcessLog {
    try ProcessReader.read(Sample.content(bytes, path: "process.csv"))
  }

  @Test(
    "records in the order of their rows",
    arguments: [
      "code,ruleset,state,date\n001,plan-883,自评,2025-03-01\n\n002,plan-883,街道初审,2025-02-28\n",
      "代码,规则集,状态,日期\n=\"001\",plan-883, 自评 ,2025/3/1\n\n００２,plan-883,街道初审,2025年2月28日\n",
      """
      日期\t状态\t代碼\t規則集\t备注
      2025.3.1\t自评\t001\tplan-883\t
      \t\t\t\t
      2025-2-28\t街道初审\t002\tplan-883\t补报
      """,
    ])
  func records(text: String) throws {
    for bytes in [Array(text.utf8), GB18030Text.encode(text)] {
      let log = try read(bytes)
      #expect(log.path == "process.csv")
      #expect(
        log.records == [
          ProcessRecord(
            code: "001", ruleSet: "plan-883", state: "自评", date: CalendarDate("2025-03-01"),
            line: 2),
          ProcessRecord(
            code: "002", ruleSet: "plan-883", state: "街道初审", date: CalendarDate("2025-02-28"),
            line: 4),
        ])
    }
  }

  @Test(
    "dates",
    arguments: [
      ("2025-03-01", "2025-03-01"), ("2025-3-1", "2025-03-01"), ("２０２５年１２月３１日", "2025-12-31"),
      ("2024/2/29", "2024-02-29"), ("2025/2/29", nil), ("2025年3月", nil), ("2025年3月1", nil),
      ("25-3-1", nil), ("2025-003-01", nil), ("2025-03-", nil), ("2025-03", nil), ("20250301", nil),
      ("2025-03-01-01", nil), ("3/1/2025", nil), ("-", nil), ("年月日", nil),
    ] as [(String, String?)])
  func dates(text: String, expected: String?) {
    #expect(DateForms.read(text)?.description == expected)
  }

  @Test("a header alone is no fault")
  func empty() throws {
    #expect(try read(Array("code,ruleset,state,date\n".utf8)).records.isEmpty)
  }
}
