import Diagnostics
import RuleEngine
import ScorecardModel

extension RuleLint {
  /// Functions that fail where an indicator that they read is missing.
  static let failsOnMissing = RuleLint(.lintFailsOnMissing) { context in
    context.ruleFunctions.compactMap { function in
      guard let lacking = function.failsWithout(context.catalogue) else { return nil }
      let name = function.ruleSet.name(of: function.place)
      return context.finding(
        .lintFailsOnMissing, .warning, function,
        Message(
          en: "the function of \(name.english) fails where \(lacking.english) is missing",
          zh: "\(name.chinese)的函数在缺\(lacking.chinese)时出错"),
        help: function.isItem
          ? Message(
            en: "list the indicators in needs = { … }", zh: "请把用到的指标写进 needs = { … }")
          : Message(
            en: "test for nil first: if c.x == nil then return nil end",
            zh: "请先判断：if c.x == nil then return nil end"))
    }
  }
}

extension RuleFunction {
  fileprivate var isItem: Bool { if case .item = place { true } else { false } }

  /// What the function fails without, while it does well with it; nil where it does not.
  fileprivate func failsWithout(_ catalogue: Catalogue) -> Message? {
    let ranges = ruleSet.ranges(catalogue)
    let count = catalogue.count + ruleSet.derived.count
    let whole = (0..<3).map { sample in
      Dictionary(uniqueKeysWithValues: (0..<count).map { ($0, ranges($0).samples[sample]) })
    }
    let mentioned = mentioned(catalogue).filter { !needs.contains($0) }
    var trials = whole
    for index in mentioned { trials += whole.map { $0.filter { $0.key != index } } }
    trials += whole.map { row in row.filter { $0.key < catalogue.count } }
    guard let table = Trials(catalogue: catalogue, rows: trials).table(rules) else { return nil }
    let failures = trials.indices.map { table.answer(at: place, $0).isFailure }
    func fails(_ block: Int) -> Bool {
      (0..<3).contains { !failures[$0] && failures[block * 3 + $0] }
    }
    let lacking = mentioned.enumerated().filter { fails($0.offset + 1) }.map(\.element)
    if !lacking.isEmpty {
      let titles = lacking.map { catalogue[$0] }
      return Message(
        en: titles.map { "'\($0.id)'" }.joined(separator: ", or "),
        zh: titles.map { "“\($0.title.chinese)”（\($0.id)）" }.joined(separator: "或"))
    }
    if !ruleSet.derived.isEmpty, mentions(["results", "process"]), fails(mentioned.count + 1) {
      return Message(en: "a result of a used rule set", zh: "被引用的规则集的结果")
    }
    guard mentions(["previous", "baseline", "target"]),
      let bare = Trials(catalogue: catalogue, rows: whole, hasHistory: false).table(rules)
    else { return nil }
    let isWorse = (0..<3).contains { !failures[$0] && bare.answer(at: place, $0).isFailure }
    return isWorse ? Message(en: "an earlier value or a target", zh: "以前的值或目标值") : nil
  }
}
