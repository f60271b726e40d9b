import Diagnostics
import ScorecardModel

/// What stands before and after the rule sets of a page.
struct PageFrame {
  private let evaluation: Evaluation
  private let titles: [String]
  private let style: TextStyle

  /// - Parameter titles: of the rule sets.
  init(_ evaluation: Evaluation, _ titles: [String], _ style: TextStyle) {
    self.evaluation = evaluation
    self.titles = titles
    self.style = style
  }

  private var title: String { evaluation.title ?? titles.first ?? style.say(PageWords.results) }

  /// The values of the template `head`.
  func head(_ templates: PageTemplates) -> [String: Any] {
    [
      "lang": style.options.language == .chinese ? "zh-CN" : "en", "title": title,
      "subtitle": style.say(PageWords.results), "asOf": style.asOf(evaluation.asOf),
      "style": templates.style, "styleHash": PageTemplates.hash(templates.style),
      "scriptHash": PageTemplates.hash(templates.script), "engine": evaluation.engine,
      "skip": style.say(PageWords.skip), "noScript": style.say(PageWords.noScript),
      "isPublic": style.options.isPublic, "ruleSetsTitle": style.say(PageWords.ruleSets),
      "isSeveral": titles.count > 1,
      "ruleSets": titles.enumerated().map { PageFigure(title: $1, text: "r\($0)") },
    ]
  }

  /// What the script says.
  var words: String {
    PageJSON.object(PageWords.script.map { ("\($0.key)", PageJSON.text(style.say($0.text))) })
  }

  /// The values of the template `foot`.
  func foot(_ templates: PageTemplates) -> [String: Any] {
    [
      "script": templates.script, "sourcesTitle": style.say(PageWords.sources),
      "sources": sources, "engine": evaluation.engine,
      "generated": style.say(PageWords.generated),
      "reproducible": style.say(PageWords.reproducible),
    ]
  }

  /// What the results were made from: the public form does not tell where files are.
  private var sources: [PageFigure] {
    let ruleSets = evaluation.ruleSets.map { ruleSet in
      PageFigure(
        title: "\(style.say(PageWords.ruleSet)) \(ruleSet.id) \(ruleSet.version)",
        text: ruleSet.sha256)
    }
    let snapshots = evaluation.snapshots.map { snapshot in
      let date = snapshot.date.map { " \($0)" } ?? ""
      let path = style.options.isPublic ? "" : " \(snapshot.path)"
      return PageFigure(
        title: style.say(PageWords.snapshot) + date + path, text: snapshot.sha256)
    }
    return ruleSets + snapshots
  }
}
