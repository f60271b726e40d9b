import Foundation
import Testing

/// What a terminal shows while a run goes on, and what a signal leaves of it.
@Suite struct TerminalTests {
  private static let python = Tool.find("python3")

  /// The runs wait for their data in Tests/Terminal/check.py, so that none is too short to show.
  @Test(
    .enabled(if: python != nil, "skipped: python3 is not installed"),
    arguments: ["finish", "quiet", "SIGINT", "SIGTERM", "SIGHUP"])
  func progressIsShownAndTakenAway(_ mode: String) throws {
    let folder = try TemporaryFolder()
    let script = ScorecardBinary.root.appendingPathComponent("Tests/Terminal/check.py")
    let run = try ScorecardBinary.run(
      #require(Self.python), [script.path, ScorecardBinary.url.path, mode, folder.url.path])
    #expect(run.status == 0, "\(run.text)\(run.errors)")
  }

  /// In a pipe there is only the report, and nothing on standard error.
  @Test func aPipeShowsNoProgress() throws {
    let run = try ScorecardBinary.run([
      "evaluate", "--workspace", "samples/jiangcheng", "--ruleset", "five-have",
    ])
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(!run.text.contains("\u{1B}"))
  }

  /// Help and faults of the command line are in one language from end to end.
  @Test(arguments: [
    [], ["evaluate"], ["check"], ["test"], ["diff"], ["explain"], ["docs"], ["init"],
    ["snapshot"], ["snapshot", "inspect"], ["snapshot", "convert"],
  ])
  func helpIsInOneLanguage(_ command: [String]) throws {
    let english = try ScorecardBinary.run(command + ["--help", "--lang", "en"])
    #expect(english.status == 0)
    #expect(!english.text.unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) })
    let chinese = try ScorecardBinary.run(command + ["--help"], environment: ["LANG": "C"])
    #expect(chinese.status == 0)
    // What stays are names of commands, options, forms and files, and words of rule files.
    let left = chinese.text.replacing(/<[a-z-]+>|--?[a-z-]+|[\w.\/*-]*[.\/_*][\w.\/*-]*/, with: "")
    let words = left.matches(of: /[A-Za-z]{2,}( [A-Za-z]{2,})+/).map { String($0.output.0) }
    #expect(words == words.filter { $0.hasPrefix("scorecard") }, "\(words)")
  }

  @Test(arguments: [
    (["evaluate", "--format"], "“--format <format>”缺少值"), (["explain"], "缺少参数“<unit>”"),
    (["evaluate", "--items=yes"], "选项“--items”不带值，这里却写了“yes”。"),
    (["evaluate", "--itmes"], "没有“--itmes”这个选项。是否想写“--items”？"),
    (["init", "a", "b", "c"], "多余的参数 2 个：“b”“c”"), (["snapshot"], "用法"),
    (["frobnicate"], "多余的参数“frobnicate”"),
  ])
  func faultsOfTheCommandLineAreChinese(_ arguments: [String], _ words: String) throws {
    let run = try ScorecardBinary.run(arguments)
    #expect((run.errors + run.text).contains(words), "\(run.errors)\(run.text)")
    #expect(!run.errors.contains(/[a-z]{3,} [a-z]{2,} [a-z]{2,}/), "\(run.errors)")
  }

  @Test(arguments: [
    (["LC_ALL": "", "LC_MESSAGES": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"], true),
    (["LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"], false), (["LANG": "C"], false),
    (["LANG": "POSIX"], false), (["LANG": ""], false), (["LANG": "en"], true),
  ])
  func theLocaleChoosesTheLanguage(_ environment: [String: String], _ isEnglish: Bool) throws {
    let run = try ScorecardBinary.run(["--bogus"], environment: environment)
    #expect(run.errors.hasPrefix(isEnglish ? "error: Unknown option" : "错误: 没有“--bogus”"))
    let fault = try ScorecardBinary.run(["check", "nowhere"], environment: environment)
    #expect(fault.errors.contains(isEnglish ? "error: " : "错误: "))
  }
}
