import Diagnostics
import Foundation
import RuleEngine
import ScorecardModel

/// `lint.unused-indicator`: what a catalogue lists and no rule reads. It looks at all rule sets of
/// the catalogue together, so it is none of the lints of one file.
struct CatalogueLint {
  let path: String
  let catalogue: Catalogue
  /// Every rule set that uses the catalogue.
  let contexts: [RuleContext]

  /// - Parameter lines: of the catalogue's file.
  func findings(_ lines: [Substring]) -> [Finding] {
    var read: Set<IndicatorIndex> = []
    for context in contexts {
      for rules in [context.loaded] + context.loaded.phases {
        read.formUnion(rules.ruleSet.readIndicators)
      }
    }
    let functions = contexts.map(\.functionText).joined()
    let words = Set(
      functions.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init))
    let unused = catalogue.indicators.enumerated().filter { index, indicator in
      !read.contains(index) && !words.contains(indicator.id)
    }.map(\.element)
    guard let first = unused.first else { return [] }
    let names = unused.prefix(5).map { "\($0.id)（\($0.title.chinese)）" }
    return [
      Finding(
        Diagnostic(
          .lintUnusedIndicator, .advice, at: place(of: first.id, lines),
          Message(
            en: "\(unused.count) of \(catalogue.count) indicators are read by no rule set",
            zh: "目录里 \(catalogue.count) 个指标，有 \(unused.count) 个没有规则集用到"),
          notes: [LintWords.few(names, of: unused.count)],
          help: Message(
            en: "leave them out of the catalogue and the snapshots, or score them",
            zh: "不需要就从目录和快照里去掉，少填一栏数据")))
    ]
  }

  private func place(of id: String, _ lines: [Substring]) -> SourcePlace {
    for (index, line) in lines.enumerated() {
      let start = line.drop { $0 == "\"" || $0 == "\u{FEFF}" }
      guard start.hasPrefix(id), let next = start.dropFirst(id.count).first,
        ",;\t\"".contains(next)
      else { continue }
      return SourcePlace(
        path: path, line: index + 1, column: 1,
        excerpt: String(line.last == "\r" ? line.dropLast() : line))
    }
    return SourcePlace(path: path)
  }
}

extension CatalogueLint {
  /// For each catalogue whose every rule set is checked.
  /// - Parameters:
  ///   - catalogues: as far as they were read here, by path.
  ///   - isWhole: whether no rule set was left out by its id.
  static func all(
    _ contexts: [RuleContext], _ catalogues: [String: Catalogue], _ workspace: Workspace,
    isWhole: Bool
  ) -> [Finding] {
    guard isWhole else { return [] }
    return catalogues.sorted { $0.key < $1.key }.flatMap { path, catalogue -> [Finding] in
      guard belongsAlone(path, to: contexts, workspace),
        let text = try? String(contentsOfFile: path, encoding: .utf8)
      else { return [] }
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      return CatalogueLint(path: path, catalogue: catalogue, contexts: contexts).findings(lines)
    }
  }

  /// Whether no other rules than those that are checked use a catalogue: those beside it, in its
  /// folder or in packs there; where there are none, those of the workspace that names it.
  private static func belongsAlone(
    _ path: String, to contexts: [RuleContext], _ workspace: Workspace
  ) -> Bool {
    let folder = Paths.folder(of: path)
    let checked = contexts.map(\.ruleSet.path)
    let packs = (Paths.names(in: folder) ?? []).map { Paths.join(folder, $0) }
      .filter(RulePaths.isPack).map { Paths.join($0, "ruleset.lua") }
    let own = Paths.join(folder, "ruleset.lua")
    let all =
      packs.isEmpty && !Paths.exists(own)
      ? workspace.rules.map { Paths.isFolder($0) ? Paths.join($0, "ruleset.lua") : $0 }
      : packs + (Paths.exists(own) ? [own] : [])
    return !all.isEmpty
      && all.allSatisfy { one in checked.contains { Paths.areSameFile($0, one) } }
  }
}
