import Diagnostics
import ScorecardModel

/// Coverage for people: a line for each rule set, and under it every part with what no test reaches.
struct CoverageText {
  let options: TestReportOptions
  /// The rule file with the regions of each line.
  let showsListing: Bool

  func text(_ coverages: [RuleCoverage]) -> String {
    coverages.map(text).joined(separator: "\n")
  }

  private func text(_ coverage: RuleCoverage) -> String {
    let isWhole = coverage.regions.reached == coverage.regions.all
    var text = "\(paint(isWhole ? "✓" : "✗", isWhole)) \(coverage.path.printable)  "
    text += "\(say(coverage.title).printable)  \(say(Self.summary(coverage.regions)))\n"
    for part in coverage.parts where part.count.reached < part.count.all {
      text += self.text(part)
    }
    return showsListing ? text + "\n" + CoverageListing(coverage).text : text
  }

  static func summary(_ count: CoverageCount) -> Message {
    Message(
      en: "\(count.percent)% of the regions (\(count.reached) of \(count.all))",
      zh: "区间覆盖 \(count.percent)%（\(count.all) 个中到达 \(count.reached) 个）")
  }

  private func text(_ part: RuleCoverage.Part) -> String {
    let id = part.id.isEmpty ? "" : " (\(part.id))"
    let count = part.count
    var text = "  \(say(part.title).printable)\(id.printable)  \(count.reached)/\(count.all)\n"
    for region in part.regions where region.hits == 0 {
      let line = region.placed.line
      let place = line == 0 ? "" : say(Message(en: "line \(line): ", zh: "第 \(line) 行："))
      text += "    \(place)\(say(region.words).printable)\n"
    }
    return text
  }

  private func paint(_ text: String, _ isGood: Bool) -> String {
    options.usesColor ? "\u{1B}[\(isGood ? "32" : "31")m\(text)\u{1B}[0m" : text
  }

  private func say(_ message: Message) -> String { options.say(message) }
}

/// The rule file, line by line, with how many of its regions were reached.
struct CoverageListing {
  let coverage: RuleCoverage

  init(_ coverage: RuleCoverage) { self.coverage = coverage }

  var text: String {
    var counts: [Int: CoverageCount] = [:]
    for region in coverage.parts.flatMap(\.regions) {
      counts[region.placed.line, default: CoverageCount()].count(region.hits > 0)
    }
    let lines = coverage.text.split(separator: "\n", omittingEmptySubsequences: false)
    let width = String(lines.count).count
    var text = coverage.file.printable + "\n"
    for (index, line) in lines.enumerated() where !(line.isEmpty && index == lines.count - 1) {
      let number = String(index + 1)
      let count = counts[index + 1].map { "\($0.reached)/\($0.all)" } ?? ""
      let mark = counts[index + 1].map { $0.reached == $0.all ? " " : "!" } ?? " "
      text += String(repeating: " ", count: width - number.count) + number
      text += " " + DisplayWidth.pad(count, to: 7, alignRight: true) + " \(mark)| "
      text += String(line).printable + "\n"
    }
    return text
  }
}
