import Diagnostics
import ScorecardModel

/// Coverage for people: a line for each rule set, and under it every part with what no test reaches.
struct CoverageText {
  let options: TestReportOptions

  func text(_ coverages: [RuleCoverage]) -> String {
    coverages.map(text).joined(separator: "\n")
  }

  private func text(_ coverage: RuleCoverage) -> String {
    let isWhole = coverage.uncounted.isEmpty && coverage.parts.allSatisfy(\.isWhole)
    var text = "\(paint(isWhole ? "✓" : "✗", isWhole)) \(coverage.path.printable)  "
    text += "\(say(coverage.title).printable)  \(say(Self.summary(coverage)))\n"
    for path in coverage.uncounted {
      text += "  \(path.printable)  \(say(Self.uncounted))\n"
    }
    for part in coverage.parts where !part.isWhole { text += self.text(part, coverage) }
    return options.showsListing ? text + "\n" + CoverageListing(coverage).text : text
  }

  private static let uncounted = Message(
    en: "its branches could not be counted", zh: "这个文件的分支没有统计到")

  static func summary(_ coverage: RuleCoverage) -> Message {
    let counts: [(CoverageCount, en: String, zh: String)] = [
      (coverage.regions, "regions", "区间"), (coverage.lines, "lines", "函数行"),
      (coverage.branches, "branches", "分支"),
    ]
    let shown = counts.filter { $0.0.all > 0 }
    return Message(
      en: shown.map { "\($0.en) \($0.0.percent)% (\($0.0.reached)/\($0.0.all))" }
        .joined(separator: ", "),
      zh: shown.map { "\($0.zh) \($0.0.percent)%（\($0.0.reached)/\($0.0.all)）" }
        .joined(separator: "，"))
  }

  private func text(_ part: RuleCoverage.Part, _ coverage: RuleCoverage) -> String {
    let id = part.part.id.isEmpty ? "" : " (\(part.part.id))"
    let (count, functions) = (part.count, part.functions)
    var text = "  \(say(part.title).printable)\(id.printable)"
    let counts: [(CoverageCount, Message)] = [
      (count, Message(en: "regions", zh: "区间")),
      (functions.lines, Message(en: "lines", zh: "函数行")),
      (functions.branches, Message(en: "branches", zh: "分支")),
    ]
    for (count, name) in counts where count.all > 0 {
      text += "  \(say(name)) \(count.reached)/\(count.all)"
    }
    text += "\n"
    for region in part.regions where region.hits == 0 {
      text += "    \(place(coverage.file, region.placed.line))\(say(region.words).printable)\n"
      if let suggestion = region.suggestion {
        text += SuggestedCaseText(options: options).text(suggestion, indent: "      ")
      }
    }
    for miss in functions.misses {
      text += "    \(place(miss.path, miss.line))\(say(miss.words).printable)\n"
    }
    return text
  }

  /// Empty for what stands in no line.
  private func place(_ path: String, _ line: Int) -> String {
    line == 0 ? "" : "\(path):\(line)".printable + "  "
  }

  private func paint(_ text: String, _ isGood: Bool) -> String {
    options.usesColor ? "\u{1B}[\(isGood ? "32" : "31")m\(text)\u{1B}[0m" : text
  }

  private func say(_ message: Message) -> String { options.say(message) }
}

/// The rule file, line by line: how many of its regions were reached, and how often the lines of
/// its functions ran.
struct CoverageListing {
  let coverage: RuleCoverage

  init(_ coverage: RuleCoverage) { self.coverage = coverage }

  var text: String {
    var counts: [Int: CoverageCount] = [:]
    for region in coverage.parts.flatMap(\.regions) where region.placed.line > 0 {
      counts[region.placed.line, default: CoverageCount()].count(region.hits > 0)
    }
    let functions = coverage.functions.sources.first { $0.path == coverage.file }
    let halves = Set(
      (functions?.decisions ?? []).filter { $0.branchesRun < 2 }.map(\.span.line))
    let lines = coverage.text.sourceLines
    let width = String(lines.count).count
    var text = coverage.file.printable + "\n"
    for (index, line) in lines.enumerated() where !(line.isEmpty && index == lines.count - 1) {
      let number = index + 1
      let hits = functions?.lines[number]
      let isWhole =
        (counts[number]?.isWhole ?? true) && hits != 0 && !halves.contains(number)
      let marks = [
        counts[number].map { "\($0.reached)/\($0.all)" }, hits.map { "×\($0)" },
      ].compactMap(\.self).joined(separator: " ")
      text += DisplayWidth.pad(String(number), to: width, alignRight: true)
      text += "  " + DisplayWidth.pad(marks, to: 8, alignRight: true)
      text += isWhole ? "  | " : " !| "
      text += String(line).printable + "\n"
    }
    return text
  }
}
