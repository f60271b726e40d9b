import Diagnostics

/// The documentation of a kind of diagnostic.
struct DiagnosticPage: Sendable {
  let id: String
  let title: Message
  /// What it means.
  let meaning: Message
  /// Why it matters.
  let effect: Message
  /// Rules, data or a command that cause it.
  let example: String
  /// How to mend it.
  let mend: Message
}

/// The documentation of every diagnostic, in the order of `docs/diagnostics.md`.
enum DiagnosticPages {
  /// A chapter: the diagnostics of one area.
  struct Chapter: Sendable {
    let title: Message
    let pages: [DiagnosticPage]
  }

  static let chapters = [
    chapter(Message(en: "Data files", zh: "数据文件"), [dataPages, tablePages]),
    chapter(Message(en: "Workbooks and JSON", zh: "工作簿和 JSON"), [workbookPages, jsonPages]),
    chapter(Message(en: "Worked cases and scenarios", zh: "算例和情景"), [casePages]),
    chapter(Message(en: "Rule files", zh: "规则文件"), [rulePages, usePages]),
    chapter(Message(en: "Functions", zh: "函数"), [functionPages]),
    chapter(Message(en: "Runs, workspaces and the command line", zh: "运行、工作区和命令"), [runPages]),
    chapter(Message(en: "Processes", zh: "流程"), [processPages]),
    chapter(
      Message(en: "Lints of rules", zh: "规则的可疑之处"), [attainmentPages, resultPages, textPages]),
    chapter(Message(en: "Lints of results", zh: "计分结果的可疑之处"), [resultDataPages]),
  ]

  private static let pages = chapters.flatMap(\.pages)
  private static let byID = Dictionary(pages.map { ($0.id, $0) }) { first, _ in first }

  /// The ids of all diagnostics, in the order of the chapters.
  static let ids = pages.map(\.id)

  /// - Returns: nil where there is no diagnostic of that id.
  static func page(_ id: String) -> DiagnosticPage? { byID[id] }

  /// The page that a word on the command line asks for; nil where the word is no id.
  /// - Throws: `Failure` `.inputNotFound` for what looks like an id but is none.
  static func page(meantBy word: String) throws(Failure) -> DiagnosticPage? {
    if let page = page(word) { return page }
    guard word.wholeMatch(of: /[a-z]+\.[a-z-]+/) != nil else { return nil }
    throw Failure(
      .inputNotFound,
      Diagnostic(
        .notFound, .error,
        Message(en: "there is no diagnostic '\(word)'", zh: "没有编号为“\(word)”的诊断"),
        help: .didYouMean(Spelling.nearest(word, in: ids))
          ?? Message(
            en: "docs/diagnostics.md lists them all", zh: "全部编号见 docs/diagnostics.md")))
  }

  private static func chapter(_ title: Message, _ texts: [String]) -> Chapter {
    let pages = texts.flatMap { text in
      var reader = DiagnosticPageReader(text)
      return reader.pages()
    }
    return Chapter(title: title, pages: pages)
  }
}
