import Diagnostics
import Foundation
import ScorecardModel
import TestSupport
import Testing

@testable import Reporting

/// What every format says of one unit under one rule set.
private struct Verdict: Hashable {
  var ruleSet: String
  var name: String
  /// As published; empty for a unit that is not assessed.
  var total: String
  var grade: String
  /// Empty where the unit is not ranked.
  var rank: String
}

/// The formats say the same of the same evaluation.
@Suite struct AgreementTests {
  @Test func formatsAgreeOnTheSample() throws {
    try expectAgreement(SampleEvaluation.evaluation(), "sample")
  }

  @Test func formatsAgreeOnRandomEvaluations() throws {
    var random = SeededGenerator("formatsAgreeOnRandomEvaluations")
    for _ in 0..<10 {
      try expectAgreement(
        RandomEvaluation.make(units: 60, using: &random), "seed \(random.seed)")
    }
  }

  private func expectAgreement(_ evaluation: Evaluation, _ comment: Comment) throws {
    let model = fromModel(evaluation)
    #expect(try Set(fromCSV(evaluation)) == model, comment)
    #expect(try Set(fromNDJSON(evaluation)) == model, comment)
    #expect(try Set(fromJSON(evaluation)) == model, comment)
    #expect(try Set(fromText(evaluation)) == model, comment)
  }

  private func report(_ evaluation: Evaluation, _ format: ReportFormat) throws -> String {
    var bytes: [UInt8] = []
    try format.write(
      evaluation, options: ReportOptions(showsItems: true, threads: 2, width: 40), to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func fromModel(_ evaluation: Evaluation) -> Set<Verdict> {
    var verdicts: Set<Verdict> = []
    for result in evaluation.results {
      for row in result.scope.rows {
        let card = result.scorecard(row)
        verdicts.insert(
          Verdict(
            ruleSet: result.ruleSet.id, name: result.units.names[row],
            total: card.total?.text(decimals: result.ruleSet.decimals) ?? "",
            grade: card.grade.map { result.ruleSet.grades[$0].name } ?? "无法评定",
            rank: card.rank.map(String.init) ?? ""))
      }
    }
    return verdicts
  }

  private func fromCSV(_ evaluation: Evaluation) throws -> [Verdict] {
    let lines = CSVReader.lines(try report(evaluation, .csv))
    #expect(lines[0].prefix(6) == ["code", "name", "street", "district", "ruleset", "total"])
    return lines.dropFirst().map {
      Verdict(ruleSet: $0[4], name: $0[1], total: $0[5], grade: $0[6], rank: $0[7])
    }
  }

  private func fromNDJSON(_ evaluation: Evaluation) throws -> [Verdict] {
    try report(evaluation, .ndjson).split(separator: "\n").compactMap { line in
      let card = try JSONValue(parsing: line)
      guard card["type"].text == "scorecard" else { return nil }
      // The digits themselves: published totals keep their decimals.
      let key = try #require(line.range(of: #""total":"#))
      let total = line[key.upperBound...].prefix { $0 != "," }
      #expect(Double(total) == card["total"].number)
      return verdict(card, total: total == "null" ? "" : String(total))
    }
  }

  private func fromJSON(_ evaluation: Evaluation) throws -> [Verdict] {
    let json = try JSONValue(parsing: report(evaluation, .json))
    return json["scorecards"].elements.map { card in
      let id = card["ruleset"].text
      let decimals = evaluation.results.first { $0.ruleSet.id == id }?.ruleSet.decimals ?? 0
      let total = card["total"].number.flatMap { Points(quantising: $0) }
      let sum = card["ledger"].elements.reduce(Points.zero) { sum, line in
        sum + (line["amount"].number.flatMap { Points(quantising: $0) } ?? .zero)
      }
      #expect(total == nil || sum == total)
      return verdict(card, total: total?.text(decimals: decimals) ?? "")
    }
  }

  private func verdict(_ card: JSONValue, total: String) -> Verdict {
    Verdict(
      ruleSet: card["ruleset"].text ?? "", name: card["unit"]["name"].text ?? "", total: total,
      grade: card["grade"].text ?? "无法评定",
      rank: card["rank"].number.map { String(Int($0)) } ?? "")
  }

  /// From the ranking tables, which at this width have no section columns.
  private func fromText(_ evaluation: Evaluation) throws -> [Verdict] {
    var verdicts: [Verdict] = []
    let pages = try report(evaluation, .text).split(separator: /\n排名(（[^\n]*）)?\n/).dropFirst()
    for (page, result) in zip(pages, evaluation.results) {
      let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
      let titles = cells(lines[0])
      let total = try #require(titles.firstIndex(of: "总分"))
      for line in lines.dropFirst().prefix(while: { !$0.isEmpty }) {
        let cells = cells(line)
        // An empty cell for a unit of no street leaves a gap; total and grade count from the end.
        let found = try #require(cells.lastIndex { $0 == "—" || Double($0) != nil })
        #expect(found <= total)
        verdicts.append(
          Verdict(
            ruleSet: result.ruleSet.id, name: cells[1],
            total: cells[found] == "—" ? "" : cells[found], grade: cells[found + 1],
            rank: cells[0] == "—" ? "" : cells[0]))
      }
    }
    return verdicts
  }

  private func cells(_ line: Substring) -> [String] {
    line.split(separator: "  ").map { $0.trimmingCharacters(in: .whitespaces) }
  }
}

/// Reads the CSV that reports write.
enum CSVReader {
  static func lines(_ text: String) -> [[String]] {
    var lines: [[String]] = []
    var line: [String] = []
    var cell = ""
    var isQuoted = false
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next {
      next = scalars.next()
      switch scalar {
      case "\"" where isQuoted && next == "\"":
        cell.unicodeScalars.append(scalar)
        next = scalars.next()
      case "\"": isQuoted.toggle()
      case "," where !isQuoted, "\n" where !isQuoted:
        line.append(cell)
        cell = ""
        if scalar == "\n" {
          lines.append(line)
          line = []
        }
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return lines
  }
}
