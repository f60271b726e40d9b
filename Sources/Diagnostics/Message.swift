/// A language that reports, help and diagnostics are written in.
package enum Language: String, Sendable, CaseIterable {
  case chinese = "zh"
  case english = "en"

  /// The language for a process: `LC_ALL`, else `LC_MESSAGES`, else `LANG`.
  ///
  /// English when the first of them that is set names English; Chinese otherwise, the first
  /// language of the product's users (`C` and `POSIX` name no language).
  package static func fromEnvironment(_ environment: [String: String]) -> Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
    let locale = names.compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale?.lowercased().hasPrefix("en") == true ? .english : .chinese
  }
}

/// A text in every language of the product. Both are required, so none can lack a translation.
package struct Message: Sendable, Hashable {
  package let english: String
  package let chinese: String

  package init(en english: String, zh chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  /// A text that is the same in every language: a name, a path, a figure.
  package init(verbatim text: String) {
    self.init(en: text, zh: text)
  }

  package func text(_ language: Language) -> String {
    switch language {
    case .english: english
    case .chinese: chinese
    }
  }
}
