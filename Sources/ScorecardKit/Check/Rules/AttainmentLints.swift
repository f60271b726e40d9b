import Diagnostics
import ScorecardModel

/// Items, bonuses and deductions that the ranges of their indicators decide: no data changes what
/// they come to.
extension RuleLint {
  /// What can never give a point.
  static let neverScores = RuleLint(.lintNeverScores) { context in
    context.scored.filter { $0.attainments.upper <= 0 }.map { site in
      let name = site.ruleSet.name(of: site.place)
      return context.finding(
        .lintNeverScores, .warning, site,
        Message(
          en: "\(name.english) cannot give a point where all it reads has a value",
          zh: "\(name.chinese)在所读数据齐全时得不到分"),
        notes: context.reads(site))
    }
  }

  /// What gives everything to everyone.
  static let alwaysFull = RuleLint(.lintAlwaysFull) { context in
    context.scored.filter { $0.attainments.lower >= 1 }.map { site in
      let name = site.ruleSet.name(of: site.place)
      return context.finding(
        .lintAlwaysFull, .warning, site,
        Message(
          en: "\(name.english) always comes to its full points where there is data",
          zh: "\(name.chinese)只要有数据就是满分，不起区分作用"),
        notes: context.reads(site))
    }
  }

  /// Items whose full points nobody can reach.
  static let neverFull = RuleLint(.lintNeverFull) { context in
    context.items.filter { (0 + tolerance..<1 - tolerance).contains($0.attainments.upper) }
      .map { site in
        let name = site.ruleSet.name(of: site.place)
        let most = site.points(site.attainments.upper)
        return context.finding(
          .lintNeverFull, .warning, site,
          Message(
            en: "\(name.english) has \(site.wholePoints) points, but \(most) is the most that "
              + "anyone can earn",
            zh: "\(name.chinese)\(site.wholePoints) 分，最多只能得 \(most) 分"),
          notes: context.reads(site))
      }
  }

  /// Items of which the worst value still earns a part.
  static let neverZero = RuleLint(.lintNeverZero) { context in
    context.items.filter { (0 + tolerance..<1 - tolerance).contains($0.attainments.lower) }
      .map { site in
        let name = site.ruleSet.name(of: site.place)
        let least = site.points(site.attainments.lower)
        return context.finding(
          .lintNeverZero, .advice, site,
          Message(
            en: "\(name.english) gives at least \(least) points, even at the worst possible value",
            zh: "\(name.chinese)最差也得 \(least) 分"),
          notes: context.reads(site))
      }
  }

  /// Parts of a measure, or of a condition, that always or never hold.
  static let constantPart = RuleLint(.lintConstantPart) { context in
    context.sites.filter { site in
      site.isDecidedByItself && !site.isRoot && !context.isDecided(site)
    }.map { site in
      let name = site.ruleSet.name(of: site.place)
      let code = LuaCode(context).measure(site.measure)
      let part = code.map { Message(verbatim: $0) } ?? Message(en: "a group", zh: "一组条件")
      let never = site.attainments.upper <= 0
      return context.finding(
        .lintConstantPart, .warning, site,
        Message(
          en: "in \(name.english), \(part.english) \(never ? "never holds" : "always holds")",
          zh: "\(name.chinese)里的 \(part.chinese) \(never ? "永远不成立" : "永远成立")"),
        notes: context.reads(site))
    }
  }

  /// Attainments nearer to 0 or 1 are those.
  private static let tolerance = 1e-9
}

extension RuleContext {
  /// What carries points, by a measure.
  fileprivate var scored: [MeasureSite] {
    sites.filter { site in site.isRoot && site.ruleSet.scale(of: site.place) != nil }
  }

  fileprivate var items: [MeasureSite] {
    scored.filter { if case .item = $0.place { true } else { false } }
  }

  /// Whether the whole that a part belongs to is decided: that is told already.
  fileprivate func isDecided(_ part: MeasureSite) -> Bool {
    sites.contains {
      $0.isRoot && $0.place == part.place && $0.ruleSet.id == part.ruleSet.id
        && $0.attainments.isSingle
    }
  }

  /// The ranges of what the leaves of a measure read.
  fileprivate func reads(_ site: MeasureSite) -> [Message] {
    let ranges = site.ruleSet.ranges(catalogue)
    let operands = site.measure.all.flatMap(\.measure.operands)
    var notes: [Message] = []
    for operand in operands {
      let note = LintWords.reads(operand, operand.comparableRange(ranges), self)
      if !notes.contains(note) { notes.append(note) }
    }
    return Array(notes.prefix(3))
  }
}

extension MeasureSite {
  fileprivate var wholePoints: Points { ruleSet.scale(of: place) ?? .zero }

  fileprivate func points(_ attainment: Double) -> Points {
    Points(quantising: attainment * wholePoints.number) ?? .zero
  }
}
