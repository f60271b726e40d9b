import Diagnostics
import Foundation
import LuaSandbox
import RuleEngine
import ScorecardModel
import Testing

/// Rule files that must be refused, one fault each, under `Refused/`: the line of the fault ends in
/// `--! id: part of the message`, and a further `--? part of the help` where help is expected.
@Suite struct RefusedRuleTests {
  static let files: [String] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Refused")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".lua") }.sorted().map { folder.path + "/" + $0 }
  }()

  @Test func thereAreFiles() { #expect(Self.files.count >= 40) }

  @Test(arguments: files) func isRefused(_ file: String) throws {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    let catalogue = Catalogue(
      ["league_members", "meetings", "has_plan", "rate"].map {
        Indicator(id: $0, title: Message(en: $0, zh: $0 == "rate" ? "建团率" : $0))
      })
    let expected = Self.expectations(text)
    #expect(!expected.isEmpty, "the file expects nothing")
    var found: [Diagnostic] = []
    do throws(Failure) {
      _ = try RuleSetLoader(catalogue: catalogue).load(LuaSource(path: "rule.lua", text: text))
    } catch {
      #expect(error.status == .badInput)
      found = error.diagnostics
    }
    let renderer = DiagnosticRenderer(language: .english)
    let rendered = found.map(renderer.render).joined()
    #expect(found.count == expected.count, "\(rendered)")
    for (diagnostic, expectation) in zip(found, expected) {
      #expect(diagnostic.place?.line == expectation.line, "\(rendered)")
      #expect(diagnostic.id.rawValue == expectation.id, "\(rendered)")
      #expect(diagnostic.message.english.contains(expectation.message), "\(rendered)")
      if let help = expectation.help {
        #expect(diagnostic.help?.english.contains(help) == true, "\(rendered)")
      }
      #expect(!diagnostic.message.chinese.isEmpty)
    }
  }

  struct Expectation {
    let line: Int
    let id: String
    let message: String
    let help: String?
  }

  static func expectations(_ text: String) -> [Expectation] {
    var expectations: [Expectation] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      guard let mark = line.firstRange(of: "--! ") else { continue }
      let parts = line[mark.upperBound...].components(separatedBy: " --? ")
      let fields = parts[0].split(separator: ":", maxSplits: 1)
      expectations.append(
        Expectation(
          line: index + 1, id: String(fields[0]),
          message: fields.count > 1 ? fields[1].trimmingCharacters(in: .whitespaces) : "",
          help: parts.count > 1 ? parts[1].trimmingCharacters(in: .whitespaces) : nil))
    }
    return expectations
  }
}
