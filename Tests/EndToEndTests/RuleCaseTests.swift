import Foundation
import FoundationXML
import Testing

/// Every pack of `rules/` with its worked cases and scenarios, run through the product itself:
/// `scorecard test`, whose JUnit outcome is read here.
@Suite struct RuleCaseTests {
  static let packs: [String] = {
    let rules = ScorecardBinary.root.appendingPathComponent("rules")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: rules.path)) ?? []
    return names.filter {
      FileManager.default.fileExists(atPath: rules.path + "/\($0)/ruleset.lua")
    }.sorted()
  }()

  @Test func thereArePacks() { #expect(Self.packs.count >= 10) }

  @Test(arguments: packs) func casesHold(_ pack: String) throws {
    let run = try ScorecardBinary.run(["test", "rules/\(pack)", "--format", "junit"])
    let outcome = try JUnitOutcome(run.output)
    #expect(run.status == 0, "\(outcome.messages.joined(separator: "\n"))\(run.errors)")
    #expect(run.errors.isEmpty)
    #expect(outcome.messages.isEmpty, "\(outcome.messages.joined(separator: "\n"))")
    // Each row of cases.csv, and each scenario, is a case of its own.
    let cases = ScorecardBinary.root.appendingPathComponent("rules/\(pack)/cases.csv")
    let rows = Self.records(try String(contentsOf: cases, encoding: .utf8)).dropFirst()
    #expect(outcome.names.count >= rows.count)
    #expect(Set(outcome.names).count == outcome.names.count, "two cases have one name")
  }

  /// Cases that use up their budget do not make those after them fail, whatever the order.
  @Test func aCaseDoesNotFailForAnother() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "ruleset.lua",
      """
      return ruleset { id = "loops", version = "1", title = "循环",
        section { id = "s", title = "节", item { id = "i", title = "项", points = 100,
          score = function(c) while c.x == 0 do end return c.x end } } }
      """)
    try folder.write("indicators.csv", "id,title,type\nx,数,number\n")
    let loops = ["a,0,,运算步数", "b,0,,运算步数", "c,0,,运算步数", "d,0,,运算步数"]
    let fine = ["e,50,50,", "f,60,60,"]
    for rows in [loops + fine, fine + loops] {
      try folder.write(
        "cases.csv", "case,x,expect:total,expect:error\n" + rows.joined(separator: "\n") + "\n")
      let run = try ScorecardBinary.run(["test", folder.path("ruleset.lua"), "--lang", "zh"])
      #expect(run.status == 0, "\(run.text)\(run.errors)")
    }
  }

  @Test func allPacksAreOneRun() throws {
    let run = try ScorecardBinary.run(["test", "rules", "--format", "junit", "--jobs", "1"])
    let again = try ScorecardBinary.run(["test", "rules", "--format", "junit", "--jobs", "3"])
    #expect(run.output == again.output, "the same inputs give the same bytes")
    #expect(try JUnitOutcome(run.output).suites == Self.packs.count)
  }

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

/// What a JUnit file says.
final class JUnitOutcome: NSObject, XMLParserDelegate {
  private(set) var suites = 0
  private(set) var names: [String] = []
  /// Of failures and errors.
  private(set) var messages: [String] = []

  init(_ xml: Data) throws {
    super.init()
    let parser = XMLParser(data: xml)
    parser.delegate = self
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    switch name {
    case "testsuite": suites += 1
    case "testcase": names.append("\(attributes["classname"] ?? "") \(attributes["name"] ?? "")")
    case "failure", "error":
      messages.append("\(names.last ?? ""): \(attributes["message"] ?? "")")
    default: break
    }
  }
}
