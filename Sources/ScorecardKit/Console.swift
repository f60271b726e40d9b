import Diagnostics

/// Where a job's words go, and what is known of the reader.
public struct Console: Sendable {
  let writeError: @Sendable (String) -> Void
  let standardErrorIsTerminal: Bool
  let standardOutputIsTerminal: Bool
  let allowsColor: Bool
  /// Whether a line of standard error can be written over.
  let showsProgress: Bool
  /// The columns of the terminal that standard error is, now: a window may change.
  let errorColumns: @Sendable () -> Int?
  let width: Int?
  let defaultLanguage: Language
  /// Whether the environment says that this is continuous integration.
  let runsUnattended: Bool

  /// - Parameters:
  ///   - environment: `LC_ALL`, `LC_MESSAGES`, `LANG` choose the language, `NO_COLOR` forbids
  ///     colour, `COLUMNS` gives the width where the terminal does not, `CI` tells of continuous
  ///     integration unless it is empty or `false`.
  ///   - width: columns of the terminal that standard output is; nil where it is none.
  ///   - errorColumns: columns of the terminal that standard error is; nil where it is none.
  ///   - writeError: takes diagnostics and progress.
  public init(
    environment: [String: String], standardOutputIsTerminal: Bool, standardErrorIsTerminal: Bool,
    width: Int? = nil, errorColumns: @escaping @Sendable () -> Int? = { nil },
    writeError: @escaping @Sendable (String) -> Void
  ) {
    self.writeError = writeError
    self.standardErrorIsTerminal = standardErrorIsTerminal
    self.standardOutputIsTerminal = standardOutputIsTerminal
    allowsColor = environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    showsProgress = standardErrorIsTerminal && environment["TERM"] != "dumb"
    self.errorColumns = errorColumns
    self.width = width ?? environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
    defaultLanguage = Language.fromEnvironment(environment)
    runsUnattended = !["", "false"].contains(environment["CI", default: ""].lowercased())
  }

  func language(_ name: String?) -> Language {
    name.flatMap { Language(rawValue: $0) } ?? defaultLanguage
  }

  /// Whether texts are to be English.
  /// - Parameter language: what `--lang` says; nil where it is absent.
  public func prefersEnglish(_ language: String?) -> Bool {
    self.language(language) == .english
  }

  func show(_ diagnostics: [Diagnostic], _ language: Language) {
    let renderer = DiagnosticRenderer(
      language: language, usesColor: allowsColor && standardErrorIsTerminal)
    writeError(diagnostics.map(renderer.render).joined())
  }
}

extension Console {
  /// - Parameter output: nil is standard output.
  /// - Throws: `Failure` `.usage` where bytes that are no text would go to a terminal.
  func refuseTerminal(_ output: String?, format: String) throws(Failure) {
    guard output == nil, standardOutputIsTerminal else { return }
    throw Failure(
      .usage,
      Diagnostic(
        .usage, .error,
        Message(
          en: "the format '\(format)' cannot be shown on a terminal", zh: "\(format) 格式不能显示在终端上"),
        help: Message(
          en: "name a file that ends in .\(format)", zh: "请指定以 .\(format) 结尾的文件")))
  }
}
