import Diagnostics

/// A page as people read it.
extension DiagnosticPage {
  private static let means = Message(en: "What it means", zh: "含义")
  private static let matters = Message(en: "Why it matters", zh: "影响")
  private static let example = Message(en: "An example", zh: "例子")
  private static let mending = Message(en: "How to mend it", zh: "改法")

  /// The page for a terminal, ending in a newline.
  func text(_ language: Language) -> String {
    var text = "\(id)  \(title.text(language))\n"
    func add(_ heading: Message, _ body: String) {
      text += "\n\(heading.text(language))\n"
      for line in body.split(separator: "\n", omittingEmptySubsequences: false) {
        text += line.isEmpty ? "\n" : "  \(line)\n"
      }
    }
    add(Self.means, meaning.text(language))
    add(Self.matters, effect.text(language))
    add(Self.example, String(example.dropLast()))
    add(Self.mending, mend.text(language))
    return text
  }

  /// The page as Markdown, without its heading.
  func markdown(_ language: Language) -> String {
    let parts = [(Self.means, meaning), (Self.matters, effect), (Self.mending, mend)]
      .map { "**\($0.text(language))** \($1.text(language))" }
    return ([parts[0], parts[1], "```text\n\(example)```", parts[2]]).joined(separator: "\n\n")
      + "\n"
  }
}

extension DiagnosticPages {
  /// `docs/diagnostics.md`: every page, Chinese first, the meaning and the mending in English, too.
  static var document: String {
    var text = """
      <!-- lang: zh -->
      # 诊断一览 · Diagnostics

      程序的每条错误、警告和提示，末尾方括号里都有编号。这里逐个说明含义、影响和改法；在命令行用 `scorecard explain 编号` 也能看到。

      *Every error, warning and piece of advice ends in an id in brackets. `scorecard explain ID` shows the same pages.*

      """
    for chapter in chapters {
      text += "\n- [\(chapter.title.chinese)](#\(anchor(chapter)))"
    }
    text += "\n"
    for chapter in chapters {
      text += "\n## \(chapter.title.chinese) · \(chapter.title.english)\n"
      for page in chapter.pages { text += "\n" + section(page) }
    }
    return text
  }

  private static func section(_ page: DiagnosticPage) -> String {
    """
    ### `\(page.id)` \(page.title.chinese)

    \(page.markdown(.chinese))
    *\(page.title.english). \(page.meaning.english) \(page.mend.english)*

    """
  }

  /// As code hosts make anchors from headings.
  private static func anchor(_ chapter: Chapter) -> String {
    let heading = "\(chapter.title.chinese)  \(chapter.title.english)".lowercased()
    return String(
      heading.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" }
        .map { $0 == " " ? "-" : $0 })
  }
}
