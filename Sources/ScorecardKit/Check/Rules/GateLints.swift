import Diagnostics
import ScorecardModel

/// Gates that the ranges of their indicators decide, and gates that change nothing.
extension RuleLint {
  static let gateNever = RuleLint(.lintGateNever) { context in
    context.gates.filter { $0.attainments.upper < 1 }.map { site in
      let name = site.ruleSet.name(of: site.place)
      return context.finding(
        .lintGateNever, .warning, site,
        Message(
          en: "\(name.english) cannot fire where all it reads has a value",
          zh: "\(name.chinese)在所读数据齐全时不会触发"),
        notes: context.ranges(of: site))
    }
  }

  static let gateAlways = RuleLint(.lintGateAlways) { context in
    context.gates.filter { $0.attainments.lower >= 1 }.map { site in
      let name = site.ruleSet.name(of: site.place)
      return context.finding(
        .lintGateAlways, .warning, site,
        Message(
          en: "\(name.english) fires for every unit that has data",
          zh: "\(name.chinese)对每个有数据的单位都会触发"),
        notes: context.ranges(of: site))
    }
  }

  /// A cap at the best grade takes nothing away.
  static let gateNoEffect = RuleLint(.lintGateNoEffect) { context in
    context.variants.flatMap { ruleSet in
      ruleSet.gates.enumerated().compactMap { index, gate -> Finding? in
        guard gate.cap == 0, let best = ruleSet.grades.first else { return nil }
        let name = ruleSet.name(of: .gate(index))
        return context.finding(
          .lintGateNoEffect, .warning, .gate(index), in: ruleSet,
          Message(
            en:
              "\(name.english) caps the grade at '\(best.name)', the best one: that changes nothing",
            zh: "\(name.chinese)把等次限制在“\(best.name)”以下，但它就是最高等次，不起作用"),
          help: Message(en: "name a lower grade", zh: "请写更低的等次"))
      }
    }
  }
}

extension RuleContext {
  fileprivate var gates: [MeasureSite] {
    sites.filter { site in
      if case .gate = site.place { site.isRoot } else { false }
    }
  }

  fileprivate func ranges(of site: MeasureSite) -> [Message] {
    let ranges = site.ruleSet.ranges(catalogue)
    return site.measure.all.flatMap(\.measure.operands).prefix(3).map {
      LintWords.reads($0, $0.comparableRange(ranges), self)
    }
  }
}
