import Testing

@testable import Diagnostics

@Suite struct DiagnosticRendererTests {
  private func render(_ diagnostic: Diagnostic, _ language: Language = .english) -> String {
    DiagnosticRenderer(language: language).render(diagnostic)
  }

  private static let bad = Diagnostic(
    "data.bad-number",
    at: SourcePlace(path: "data.csv", line: 12, column: 6, excerpt: "和平社区,九十,3"),
    Message(en: "'九十' is not a number", zh: "“九十”不是数字"),
    notes: [Message(en: "column 建团率", zh: "列：建团率")],
    help: Message(en: "write 90", zh: "请写 90"))

  /// The caret stands under the found cell: the characters before it take two columns each.
  @Test func everythingIsShown() {
    #expect(
      render(Self.bad) == """
        data.csv:12:6: error: '九十' is not a number [data.bad-number]
         12 | 和平社区,九十,3
            |          ^
          note: column 建团率
          help: write 90

        """)
    #expect(
      render(Self.bad, .chinese) == """
        data.csv:12:6: 错误: “九十”不是数字 [data.bad-number]
         12 | 和平社区,九十,3
            |          ^
          说明: 列：建团率
          建议: 请写 90

        """)
  }

  @Test func asMuchPlaceAsIsKnown() {
    let message = Message(en: "no such file", zh: "没有此文件")
    let text = { (place: SourcePlace?) in
      self.render(Diagnostic("io.not-found", .warning, at: place, message))
    }
    #expect(text(nil) == "warning: no such file [io.not-found]\n")
    #expect(text(SourcePlace(path: "a.csv")) == "a.csv: warning: no such file [io.not-found]\n")
    #expect(
      text(SourcePlace(path: "a.csv", line: 3)) == "a.csv:3: warning: no such file [io.not-found]\n"
    )
    #expect(
      text(SourcePlace(path: "a.csv", line: 3, excerpt: "x\r"))
        == "a.csv:3: warning: no such file [io.not-found]\n 3 | x\n")
  }

  @Test func longLinesAreCutAroundTheColumn() {
    let line = (0..<40).map { "cell\($0 + 10)" }.joined(separator: ",")
    let shown = { (column: Int) -> [Substring] in
      let place = SourcePlace(path: "a", line: 1, column: column, excerpt: line)
      return self.render(Diagnostic("x", at: place, Message(verbatim: "m"))).split(separator: "\n")
    }
    for column in [1, 40, 101, 140, line.count] {
      let lines = shown(column)
      let caret = lines[2].count
      #expect(Array(lines[1])[caret - 1] == Array(line)[column - 1], "column \(column)")
      #expect(lines[1].count <= 5 + 102)
      #expect(lines[1].hasSuffix("…") == (column < line.count - 50))
      #expect(lines[1].hasPrefix(" 1 | …") == (column > 50))
    }
  }

  @Test(arguments: [0, -3, 1, 7, 500])
  func aColumnOutsideTheLineIsNoFault(column: Int) {
    let place = SourcePlace(path: "a", line: 1, column: column, excerpt: "abc")
    let text = render(Diagnostic("x", at: place, Message(verbatim: "m")))
    #expect(text.split(separator: "\n")[1] == " 1 | abc")
  }

  @Test func tabsTakeOneColumn() {
    let place = SourcePlace(path: "a", line: 1, column: 3, excerpt: "\t\tx")
    let text = render(Diagnostic("x", at: place, Message(verbatim: "m")))
    #expect(text.hasSuffix(" 1 |   x\n   |   ^\n"))
  }

  @Test func dataCannotDriveTheTerminal() {
    let place = SourcePlace(path: "a\u{1B}[2J", line: 1, column: 1, excerpt: "\u{1B}[31m\u{202E}x")
    let text = render(
      Diagnostic("x", at: place, Message(verbatim: "bad \u{9B}2J cell\nnext line")))
    #expect(text == "a␛[2J:1:1: error: bad �2J cell\nnext line [x]\n 1 | ␛[31m�x\n   | ^\n")
  }

  @Test func colorOnlyWhereItIsWanted() {
    let text = DiagnosticRenderer(language: .english, usesColor: true).render(Self.bad)
    #expect(text.contains("\u{1B}[31;1merror\u{1B}[0m: \u{1B}[1m'九十' is not a number\u{1B}[0m"))
    #expect(!render(Self.bad).contains("\u{1B}"))
  }
}

@Suite struct MessageTests {
  @Test func suggestions() {
    #expect(Message.didYouMean(nil) == nil)
    #expect(Message.didYouMean("members")?.text(.english) == "did you mean 'members'?")
    #expect(Message.didYouMean("members")?.text(.chinese) == "是否想写“members”？")
  }

  @Test(arguments: [
    ([:], Language.chinese), (["LANG": "en_US.UTF-8"], .english), (["LANG": "C"], .chinese),
    (["LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB"], .english),
    (["LC_ALL": "", "LANG": "EN"], .english),
    (["LC_MESSAGES": "zh_TW", "LANG": "en_US"], .chinese),
  ])
  func languages(environment: [String: String], language: Language) {
    #expect(Language.fromEnvironment(environment) == language)
  }

  @Test func failuresCarryTheirDiagnostics() {
    let failure = Failure(.badInput, Diagnostic("x", .error, Message(verbatim: "m")))
    #expect(failure.status.rawValue == 65 && failure.diagnostics.map(\.id) == ["x"])
  }
}
