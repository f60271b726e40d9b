import Diagnostics
import ScorecardModel

extension DataLint {
  /// Units whose value is on a threshold, or so near that a small correction of the data would
  /// change their points.
  static let nearThreshold = DataLint(.lintNearThreshold) { context in
    let sites = MeasureSite.all(of: context.ruleSet, context.rules.catalogue)
    return sites.flatMap { site in
      site.measure.jumps.flatMap { jump in
        jump.thresholds.compactMap { context.near($0, jump.operand, site) }
      }
    }
  }
}

extension Measure {
  /// What it reads, and the values where its attainment jumps.
  fileprivate var jumps: [(operand: Operand, thresholds: [Double])] {
    switch self {
    case .atLeast(let operand, let limit), .atMost(let operand, let limit): [(operand, [limit])]
    case .between(let operand, let low, let high): [(operand, [low, high])]
    case .steps(let operand, let steps, _): [(operand, steps.map(\.threshold))]
    default: []
    }
  }
}

extension DataContext {
  fileprivate func near(_ threshold: Double, _ operand: Operand, _ site: MeasureSite) -> Finding? {
    let range = operand.comparableRange(ruleSet.ranges(rules.catalogue))
    // Of yes and no, and of the steps of a process, everything is on a threshold.
    let isTruth = range.isWhole && range.upper - range.lower <= 1
    let isStep = operand.references.contains { reference in
      reference.indicator >= rules.catalogue.count
        && rules.indicator(reference.indicator, in: ruleSet).id == ProcessPlan.stepID
    }
    if isTruth || isStep { return nil }
    let unit = Self.lastPlace(of: threshold)
    var (on, above, below): ([Int], [Int], [Int]) = ([], [], [])
    for row in assessed {
      guard
        case .value(let raw) = operand.cell({ result.series.cell($0.indicator, $0.moment, row) })
      else { continue }
      let value = operand.isComputed ? raw.comparable : raw
      let distance = (value - threshold).comparable
      if distance == 0 {
        on.append(row)
      } else if margin.map({ abs(distance) <= $0 }) ?? (abs(distance) < unit) {
        if distance > 0 { above.append(row) } else { below.append(row) }
      }
    }
    let near = on + above + below
    guard !near.isEmpty else { return nil }
    let words =
      range.isWhole && margin == nil
      ? Message(
        en: "\(on.count) units are on the threshold", zh: "\(on.count) 个单位恰好在线")
      : words((on.count, above.count, below.count), unit)
    let (name, line) = (ruleSet.name(of: site.place), LintWords.number(threshold))
    return finding(
      .lintNearThreshold, .advice, site.place,
      Message(
        en: "\(name.english), threshold \(line): \(words.english)",
        zh: "\(name.chinese)的界限 \(line)：\(words.chinese)"),
      notes: named(near))
  }

  private func words(_ counts: (on: Int, above: Int, below: Int), _ unit: Double) -> Message {
    let all = counts.on + counts.above + counts.below
    let within = LintWords.number(margin ?? unit)
    let near =
      margin == nil
      ? Message(en: "less than \(within) from it", zh: "相差不到 \(within) 的 ")
      : Message(en: "within \(within) of it", zh: "相差 \(within) 以内的 ")
    return Message(
      en: "\(all) units are \(near.english): \(counts.on) on it, \(counts.above) above, "
        + "\(counts.below) below",
      zh: "\(near.chinese)\(all) 个单位（恰好在线 \(counts.on) 个，高于 \(counts.above) 个，"
        + "低于 \(counts.below) 个）")
  }

  /// One unit in the last place that a number is written with: 1 for 60, 0.1 for 0.5.
  static func lastPlace(of number: Double) -> Double {
    let text = LintWords.number(number)
    guard let point = text.firstIndex(of: ".") else { return 1 }
    let decimals = text.distance(from: point, to: text.endIndex) - 1
    return Points(micro: Points.unit(of: decimals).micro).number
  }
}
