import Foundation
import Testing

/// Every `rules/*/cases.csv`: hand-worked cases, one a row, run through the command itself.
@Suite struct RuleCaseTests {
  static let packs: [String] = {
    let rules = ScorecardBinary.root.appendingPathComponent("rules")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: rules.path)) ?? []
    return names.filter {
      FileManager.default.fileExists(atPath: rules.path + "/\($0)/ruleset.lua")
    }.sorted()
  }()

  @Test(arguments: packs) func casesHold(_ pack: String) throws {
    let file = ScorecardBinary.root.appendingPathComponent("rules/\(pack)/cases.csv")
    let rows = Self.records(try String(contentsOf: file, encoding: .utf8))
    let header = try #require(rows.first)
    let cases = rows.dropFirst().map { Dictionary(zip(header, $0)) { $1 } }
    #expect(!cases.isEmpty)

    let indicators = header.filter { !["case", "note"].contains($0) && !$0.hasPrefix("expect:") }
    // Each case is a district of its own, so that no quota comes between them.
    var snapshot = (["code", "name", "district"] + indicators).joined(separator: ",") + "\n"
    for (index, row) in cases.enumerated() {
      snapshot +=
        (["\(index)", "例\(index)", "区\(index)"] + indicators.map { row[$0] ?? "" })
        .joined(separator: ",") + "\n"
    }
    let folder = try TemporaryFolder()
    try folder.write("2025.csv", snapshot)
    let run = try ScorecardBinary.run([
      "evaluate", "--rules", "rules/\(pack)", "--snapshot", folder.path("2025.csv"),
      "--format", "json", "--quiet",
    ])
    #expect(run.status == 0, "\(run.errors)")
    let report = try #require(
      try JSONSerialization.jsonObject(with: run.output) as? [String: Any])
    let cards = try #require(report["scorecards"] as? [[String: Any]])
    #expect(cards.count == cases.count)
    for (row, card) in zip(cases, cards) { check(row, card) }
  }

  private func check(_ row: [String: String], _ card: [String: Any]) {
    let name = row["case"] ?? ""
    var actual: [String: String] = [
      "total": (card["total"] as? NSNumber).map { Self.number($0) } ?? "",
      "grade": card["grade"] as? String ?? "无法评定",
      "flags": (card["flags"] as? [String] ?? []).joined(separator: "|"),
    ]
    for section in card["sections"] as? [[String: Any]] ?? [] {
      record(section, into: &actual)
      for item in section["items"] as? [[String: Any]] ?? [] { record(item, into: &actual) }
    }
    for (key, expected) in row where key.hasPrefix("expect:") && !expected.isEmpty {
      let found = actual[String(key.dropFirst(7))] ?? "nothing of that name"
      let isEqual = Decimal(string: expected).map { $0 == Decimal(string: found) } ?? false
      #expect(isEqual || expected == found, "\(name): \(key) is \(found), expected \(expected)")
    }
  }

  private func record(_ part: [String: Any], into actual: inout [String: String]) {
    guard let id = part["id"] as? String, let score = part["score"] as? NSNumber else { return }
    actual[id] = Self.number(score)
  }

  private static func number(_ number: NSNumber) -> String { number.stringValue }

  /// The records of a CSV text: commas, quotes, doubled quotes.
  static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        record.append(field)
        field = ""
      case "\n" where !isQuoted, "\r\n" where !isQuoted:
        records.append(record + [field])
        (record, field) = ([], "")
      default: field.append(character)
      }
    }
    return field.isEmpty && record.isEmpty ? records : records + [record + [field]]
  }
}
