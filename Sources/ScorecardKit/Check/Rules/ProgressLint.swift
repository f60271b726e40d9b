import Diagnostics
import ScorecardModel

extension RuleLint {
  /// Years that disagree about the way to one goal, and years that ask for nothing.
  static let progressShares = RuleLint(.lintProgressShares) { context in
    var first: [Operand: (path: ProgressPath, site: MeasureSite)] = [:]
    return context.sites.compactMap { site in
      guard case .progress(let path) = site.measure else { return nil }
      let name = site.ruleSet.name(of: site.place)
      if let known = first[path.operand], known.path.shares != path.shares {
        let other = known.site.ruleSet.line(of: known.site.place)
        return context.finding(
          .lintProgressShares, .warning, site,
          Message(
            en: "\(name.english) expects another course of "
              + "\(LuaCode(context).operand(path.operand)) than line \(other) does",
            zh: "\(name.chinese)对 \(LuaCode(context).operand(path.operand)) 的逐年进度要求，"
              + "与第 \(other) 行的不一致"),
          help: Message(
            en: "write the same 'by' in every year", zh: "请在各年写相同的 by"))
      }
      first[path.operand] = first[path.operand] ?? (path, site)
      let year = site.ruleSet.phase?.year ?? 1
      guard path.shares.indices.contains(year - 1), path.shares[year - 1] == 0 else { return nil }
      return context.finding(
        .lintProgressShares, .warning, site,
        Message(
          en: "\(name.english) asks for no progress by the end of its year: its share is 0",
          zh: "\(name.chinese)到当年年末应完成的比例是 0，等于没有要求"))
    }
  }
}
