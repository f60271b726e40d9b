import Diagnostics
import LuaSyntax
import RuleEngine
import ScorecardModel

/// Local names of rule files and their helpers.
extension RuleLint {
  /// Variables and functions that nothing reads. Parameters and variables of loops come with a
  /// form, and may well be unused.
  static let unusedLocal = RuleLint(.lintUnusedLocal) { context in
    context.texts.flatMap { source, text in
      text.locals.filter { [.variable, .function].contains($0.kind) && $0.isUnused }.map { local in
        Finding(
          Diagnostic(
            .lintUnusedLocal, .warning, at: source.place(local.span),
            Message(
              en: "'\(local.name)' is never read", zh: "“\(local.name)”定义以后没有用到"),
            help: Message(
              en: "use it or delete it; a name that begins with _ is meant to be unused",
              zh: "请用上它，或删去；有意不用的，名称以 _ 开头")))
      }
    }
  }

  /// Names that hide others.
  static let shadowedName = RuleLint(.lintShadowedName) { context in
    context.texts.flatMap { source, text in
      text.locals.filter { !$0.name.hasPrefix("_") }.compactMap { local in
        guard let what = hidden(local, text) else { return nil }
        return Finding(
          Diagnostic(
            .lintShadowedName, .warning, at: source.place(local.span),
            Message(
              en: "'\(local.name)' hides \(what.english)", zh: "“\(local.name)”遮住了\(what.chinese)"),
            help: Message(en: "use another name", zh: "请换一个名称")))
      }
    }
  }

  /// What a local hides; nil for nothing that matters. In functions, measures are not called: a
  /// local may have the name of one there.
  private static func hidden(_ local: LuaLocal, _ text: LuaText) -> Message? {
    if let other = local.shadows {
      let line = text.locals[other].span.line
      return Message(en: "the one of line \(line)", zh: "第 \(line) 行的同名变量")
    }
    if library.contains(local.name) {
      return Message(en: "the library's", zh: "库里的同名函数")
    }
    if local.function == nil, RuleLanguage.all.contains(where: { $0.name == local.name }) {
      return Message(
        en: "what rule files write as \(local.name) { … }", zh: "规则里的写法 \(local.name) { … }")
    }
    return nil
  }

  private static let library = Set((try? RuleLanguage.library()) ?? [])
}

extension RuleContext {
  /// The files of the rule set that can be read.
  fileprivate var texts: [(RuleText, LuaText)] {
    loaded.program.sources.compactMap { source in
      (try? LuaText(source.text)).map { (RuleText(path: source.path, text: source.text), $0) }
    }
  }
}

extension RuleText {
  fileprivate func place(_ span: LuaSpan) -> SourcePlace {
    place(line: span.line, column: span.column)
  }
}
