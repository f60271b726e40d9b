import Diagnostics

/// Mutants for people: a line for each rule set, and every survivor with what would kill it.
struct MutationText {
  let options: TestReportOptions

  func text(_ runs: [MutationRun]) -> String { runs.map(text).joined(separator: "\n") }

  private func text(_ run: MutationRun) -> String {
    let isGood = run.survivors.isEmpty
    var text = "\(paint(isGood ? "✓" : "✗", isGood)) \(run.path.printable)  "
    text += "\(say(run.title).printable)  \(say(Self.summary(run)))\n"
    for survivor in run.survivors { text += self.text(survivor) }
    return text
  }

  private static let nothingFound = Message(
    en: "no single case was found that tells it apart: write a scenario, or the change may do "
      + "nothing",
    zh: "没有找到能发现它的单个算例：请写情景来测，或者这处改动本来就没有作用")

  static func summary(_ run: MutationRun) -> Message {
    let (data, functions) = (run.data, run.functions)
    return Message(
      en: "data measures: \(data.killed) of \(data.all) mutants killed; "
        + "functions: \(functions.killed) of \(functions.all)",
      zh: "数据计分：\(data.all) 个变异中发现 \(data.killed) 个；函数：\(functions.all) 个中发现 \(functions.killed) 个")
  }

  private func text(_ survivor: MutationRun.Survivor) -> String {
    let id = survivor.id.isEmpty ? "" : " (\(survivor.id))"
    let place = survivor.line == 0 ? survivor.path : "\(survivor.path):\(survivor.line)"
    let text =
      "  \(place.printable)  \(say(survivor.title).printable)\(id.printable)  "
      + "\(say(survivor.change).printable)\n"
    guard let suggestion = survivor.suggestion else {
      return text + "    " + say(Self.nothingFound) + "\n"
    }
    return text + SuggestedCaseText(options: options).text(suggestion, indent: "    ")
  }

  private func paint(_ text: String, _ isGood: Bool) -> String {
    options.usesColor ? "\u{1B}[\(isGood ? "32" : "31")m\(text)\u{1B}[0m" : text
  }

  private func say(_ message: Message) -> String { options.say(message) }
}
