import Diagnostics
import ScorecardModel

extension DataLint {
  /// Units whose value is on a threshold, or so near that a small correction of the data would
  /// change their points.
  static let nearThreshold = DataLint(.lintNearThreshold) { context in
    let sites = MeasureSite.all(of: context.ruleSet, context.rules.catalogue)
    return sites.flatMap { site in
      site.measure.jumps.flatMap { context.near($0.thresholds, $0.operand, site) }
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

/// The units on a threshold or near it: how many, and the first of them.
private struct NearUnits {
  var (on, above, below) = (0, 0, 0)
  /// Those on it first; at most as many as are named.
  private(set) var named: [[Int]] = [[], [], []]

  var count: Int { on + above + below }

  /// - Parameter distance: of its value from the threshold.
  mutating func add(_ row: Int, _ distance: Double) {
    let kind = distance == 0 ? 0 : distance > 0 ? 1 : 2
    switch kind {
    case 0: on += 1
    case 1: above += 1
    default: below += 1
    }
    if named[kind].count < DataContext.mostNamed { named[kind].append(row) }
  }
}

extension DataContext {
  /// Looks at each unit once, whatever the number of thresholds, and keeps few of them.
  fileprivate func near(
    _ thresholds: [Double], _ operand: Operand, _ site: MeasureSite
  ) -> [Finding] {
    let range = operand.comparableRange(ruleSet.ranges(rules.catalogue))
    // Of yes and no, and of the steps of a process, everything is on a threshold.
    let isTruth = range.isWhole && range.upper - range.lower <= 1
    let isStep = operand.references.contains { reference in
      reference.indicator >= rules.catalogue.count
        && rules.indicator(reference.indicator, in: ruleSet).id == ProcessPlan.stepID
    }
    if isTruth || isStep { return [] }
    let units = thresholds.map(Self.lastPlace)
    var near = thresholds.map { _ in NearUnits() }
    for row in assessed {
      guard
        case .value(let raw) = operand.cell({ result.series.cell($0.indicator, $0.moment, row) })
      else { continue }
      let value = operand.isComputed ? raw.comparable : raw
      for (index, threshold) in thresholds.enumerated() {
        let distance = (value - threshold).comparable
        let isNear =
          distance == 0
          || (margin.map { abs(distance) <= $0 } ?? (abs(distance) < units[index]))
        if isNear { near[index].add(row, distance) }
      }
    }
    return thresholds.indices.filter { near[$0].count > 0 }.map {
      finding(near[$0], thresholds[$0], units[$0], range, site)
    }
  }

  private func finding(
    _ near: NearUnits, _ threshold: Double, _ unit: Double, _ range: ValueRange,
    _ site: MeasureSite
  ) -> Finding {
    let words =
      range.isWhole && margin == nil
      ? Message(en: "\(near.on) units are on the threshold", zh: "\(near.on) 个单位恰好在线")
      : words((near.on, near.above, near.below), unit)
    let (name, line) = (ruleSet.name(of: site.place), LintWords.number(threshold))
    return finding(
      .lintNearThreshold, .advice, site.place,
      Message(
        en: "\(name.english), threshold \(line): \(words.english)",
        zh: "\(name.chinese)的界限 \(line)：\(words.chinese)"),
      notes: named(near.named.flatMap(\.self), of: near.count))
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
