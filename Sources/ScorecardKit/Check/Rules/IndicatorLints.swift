import Diagnostics
import ScorecardModel

/// Indicators and results that rules read or do not read.
extension RuleLint {
  /// What two items score by the same way.
  static let countedTwice = RuleLint(.lintCountedTwice) { context in
    context.variants.flatMap { ruleSet in
      let ruleSites = context.sites.filter { site in
        if case .item = site.place { site.isRoot && site.ruleSet.id == ruleSet.id } else { false }
      }
      return ruleSites.enumerated().compactMap { index, site -> Finding? in
        let operands = site.measure.operands
        guard !operands.isEmpty,
          let other = ruleSites[..<index].first(where: { $0.measure.operands == operands })
        else { return nil }
        let what = operands.map(LuaCode(context).operand).joined(separator: ", ")
        let (first, second) = (ruleSet.name(of: other.place), ruleSet.name(of: site.place))
        return context.finding(
          .lintCountedTwice, .advice, site,
          Message(
            en: "\(first.english) and \(second.english) both score \(what)",
            zh: "\(first.chinese)和\(second.chinese)都按 \(what) 计分，同一件事计了两次"))
      }
    }
  }

  /// Names in `uses` that nothing reads.
  static let unusedUse = RuleLint(.lintUnusedUse) { context in
    let family = [context.loaded] + context.loaded.phases
    let read = Set(
      family.flatMap { rules in
        rules.ruleSet.readIndicators.filter { $0 >= context.catalogue.count }
          .map { context.indicator($0, in: rules.ruleSet).id }
      })
    let functions = context.functionText
    return context.variants[0].uses.filter { use in
      !ResultFigure.allCases.contains { read.contains(use.id($0)) }
        && !functions.contains(".\(use.alias)") && !functions.contains("\"\(use.alias)\"")
        && !functions.contains("results[")
    }.map { use in
      Finding(
        Diagnostic(
          .lintUnusedUse, .warning, at: context.source.place(line: use.line),
          Message(
            en: "nothing reads the results of '\(use.alias)' (\(use.ruleSet))",
            zh: "引用了“\(use.alias)”（\(use.ruleSet)），但没有用到它的结果"),
          help: Message(
            en: "leave it out: it takes time to score, and an absent rule set is an error",
            zh: "请去掉：被引用的规则集每次都要计分，找不到还会报错")))
    }
  }

  /// An indicator that is shown more than once.
  static let shownTwice = RuleLint(.lintShownTwice) { context in
    var seen: Set<IndicatorIndex> = []
    let nodes = context.source.all("shown")
    return context.variants[0].shown.enumerated().flatMap { position, shown in
      shown.indicators.filter { !seen.insert($0).inserted }.map { index in
        let indicator = context.indicator(index)
        let node = nodes.indices.contains(position) ? nodes[position] : nil
        return Finding(
          Diagnostic(
            .lintShownTwice, .advice,
            at: node.map(context.source.place) ?? context.rulesetPlace,
            Message(
              en: "'\(indicator.id)' is shown twice",
              zh: "“\(indicator.title.chinese)”（\(indicator.id)）列了两次")),
          partLine: node?.line)
      }
    }
  }

  /// What rules read and no snapshot has a column for.
  static let absentIndicator = RuleLint(.lintAbsentIndicator) { context in
    guard let absent = context.absentIndicators else { return [] }
    var seen: Set<IndicatorIndex> = []
    return context.variants.flatMap { ruleSet in
      ruleSet.scoringPlaces.flatMap { place -> [Finding] in
        ruleSet.readIndicators(at: place).filter { absent.contains($0) && seen.insert($0).inserted }
          .map { index in
            let indicator = context.indicator(index, in: ruleSet)
            return context.finding(
              .lintAbsentIndicator, .warning, place, in: ruleSet,
              Message(
                en: "no snapshot has a column for '\(indicator.id)', which "
                  + "\(ruleSet.name(of: place).english) reads: it is missing for every unit",
                zh: "\(ruleSet.name(of: place).chinese)用到的“\(indicator.title.chinese)”"
                  + "（\(indicator.id)）在各份快照里都没有这一列，全部按缺数据处理"),
              help: Message(
                en: "add the column to the snapshot, or take the indicator out of the rules",
                zh: "请在快照里补上这一列，或从规则里去掉这个指标"))
          }
      }
    }
  }
}

extension RuleSet {
  /// The indicators of the catalogue, and derived ones, that measures, `needs` and `shown` name.
  var readIndicators: [IndicatorIndex] {
    measures.flatMap(\.references).map(\.indicator) + items.flatMap(\.needs)
      + shown.flatMap(\.indicators)
  }

  /// The current values that a part reads by name.
  func readIndicators(at place: ScoringPlace) -> [IndicatorIndex] {
    var indices: [IndicatorIndex] = []
    if case .measure(let measure)? = scoring(at: place) {
      indices = measure.references.filter { $0.moment == .current }.map(\.indicator)
    }
    if case .item(let index) = place { indices += items[index].needs }
    return indices
  }
}

extension RuleContext {
  /// What functions may name: the whole text, without comments, where there is any function.
  var functionText: String {
    loaded.functions.isEmpty ? "" : loaded.program.sources.map(\.text.uncommented).joined()
  }
}

extension String {
  /// Without the comments to the ends of lines.
  fileprivate var uncommented: String {
    sourceLines
      .map { line in line.firstRange(of: "--").map { line[..<$0.lowerBound] } ?? line }
      .joined(separator: "\n")
  }
}
