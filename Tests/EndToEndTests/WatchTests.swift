import Foundation
import Glibc
import Testing

/// `scorecard test --watch`, as it runs until someone ends it.
@Suite struct WatchTests {
  /// A command that goes on, and what it has said so far.
  private final class Watch {
    let process = Process()
    private let reader: FileHandle
    private(set) var text = ""

    /// - Parameters:
    ///   - output: what the command writes to.
    ///   - reader: where that can be read.
    init(_ arguments: [String], _ output: FileHandle, _ reader: FileHandle) throws {
      self.reader = reader
      process.executableURL = ScorecardBinary.url
      process.arguments = ["test"] + arguments + ["--watch"]
      process.currentDirectoryURL = ScorecardBinary.root
      process.environment = ["LANG": "zh_CN.UTF-8", "NO_COLOR": "1"]
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      try process.run()
      try output.close()
    }

    convenience init(_ arguments: [String]) throws {
      let pipe = Pipe()
      try self.init(arguments, pipe.fileHandleForWriting, pipe.fileHandleForReading)
    }

    deinit { if process.isRunning { process.terminate() } }

    /// Reads until the command has said a text once more. A minute without a word ends the test.
    func read(until end: String) throws {
      var fresh = ""
      while !fresh.contains(end) {
        var input = pollfd(fd: reader.fileDescriptor, events: Int16(POLLIN), revents: 0)
        try #require(poll(&input, 1, 60_000) == 1, "said so far: \(text)")
        let bytes = reader.availableData
        try #require(!bytes.isEmpty, "it ended; said so far: \(text)")
        fresh += String(decoding: bytes, as: UTF8.self)
        text += String(decoding: bytes, as: UTF8.self)
      }
    }

    func stopReading() throws { try reader.close() }

    /// - Returns: the exit code.
    func interrupt() -> Int32 {
      process.interrupt()
      return end()
    }

    /// - Returns: the exit code.
    func end() -> Int32 {
      process.waitUntilExit()
      #expect(process.terminationReason == .exit)
      return process.terminationStatus
    }
  }

  private static let rules = """
    local limits = use "limits"
    return ruleset { id = "one", version = "1", title = "规则集一",
      section { id = "s", title = "节",
        item { id = "i", title = "项", points = 100,
               measure = linear { "a", from = 0, to = limits.full } } } }
    """

  private func packs() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path("one"), withIntermediateDirectories: true)
    try folder.write("indicators.csv", "id,title,type\na,甲,number\n")
    try folder.write("limits.lua", "return { full = 100 }\n")
    try folder.write("one/ruleset.lua", Self.rules)
    try folder.write("one/cases.csv", "case,a,expect:total\n半,50,50\n")
    return folder
  }

  @Test func itRunsAgainWhenAFileIsSaved() throws {
    let folder = try packs()
    let watch = try Watch([folder.path("one")])
    try watch.read(until: "全部通过")
    // A shared helper beside the packs, then the cases, saved as editors save that rename.
    try folder.write("limits.lua", "return { full = 200 }\n")
    try watch.read(until: "1 个未通过")
    try Data("case,a,expect:total\n半,50,25\n满,200,100\n".utf8)
      .write(to: folder.url.appendingPathComponent("one/cases.csv"), options: .atomic)
    try watch.read(until: "全部通过")
    try folder.write("one/more_test.lua", "return scenario {")
    try watch.read(until: "未能运行\n")
    #expect(watch.interrupt() == 65)
    let said = watch.text.replacing(folder.url.path, with: "{tmp}")
    #expect(
      said == """
        ── 第 1 次 ──
        ✓ {tmp}/one  规则集一  1 个通过

        共 1 个算例，全部通过
        ── 第 2 次：{tmp}/limits.lua 有改动 ──
        ✗ {tmp}/one  规则集一  0 个通过，1 个未通过

        ✗ 半  {tmp}/one/cases.csv:2
          总分  应为 50  实际 25.00
          计分明细
            项 (i)  25  / 100  a = 50

        共 1 个算例，1 个未通过
        ── 第 3 次：{tmp}/one/cases.csv 有改动 ──
        ✓ {tmp}/one  规则集一  2 个通过

        共 2 个算例，全部通过
        ── 第 4 次：{tmp}/one/more_test.lua 有改动 ──
        ✗ {tmp}/one  规则集一  2 个通过
          {tmp}/one/more_test.lua  有误，未能运行

        共 2 个算例，全部通过；1 个文件有误，未能运行

        """)
  }

  @Test(arguments: [(50, 0), (51, 1)] as [(Int, Int32)])
  func theExitCodeIsThatOfTheLastRun(_ expected: Int, _ status: Int32) throws {
    let folder = try packs()
    try folder.write("one/cases.csv", "case,a,expect:total\n半,50,\(expected)\n")
    let watch = try Watch([folder.path("one"), "--filter", "半"])
    try watch.read(until: "共 1 个算例")
    #expect(watch.interrupt() == status)
  }

  @Test func aWorkspaceIsWatchedToo() throws {
    let folder = try packs()
    try folder.write("scorecard.yaml", "title: 一\nrules: .\nsnapshots: []\n")
    let watch = try Watch(["--workspace", folder.path("scorecard.yaml")])
    try watch.read(until: "全部通过")
    try folder.write("scorecard.yaml", "title: 二\nrules: nowhere\nsnapshots: []\n")
    try watch.read(until: "第 2 次")
    try folder.write("scorecard.yaml", "title: 三\nrules: .\nsnapshots: []\n")
    try watch.read(until: "全部通过")
    #expect(watch.interrupt() == 0)
  }

  /// Nobody is left to tell: the command ends by itself.
  @Test func itEndsWhenItsReaderHasGone() throws {
    let folder = try packs()
    let watch = try Watch([folder.path("one")])
    try watch.read(until: "全部通过")
    try watch.stopReading()
    #expect(watch.end() == 0)
  }

  @Test func aTerminalIsCleared() throws {
    let (terminal, screen) = try terminal()
    let folder = try packs()
    let watch = try Watch([folder.path("one")], terminal, screen)
    try watch.read(until: "全部通过")
    let said = watch.text
    #expect(said.hasPrefix("\u{1B}[H\u{1B}[2J\u{1B}[3J── 第 1 次 ──"), "\(said)")
    #expect(watch.interrupt() == 0)
  }

  /// A terminal for the command, and what its screen shows.
  private func terminal() throws -> (FileHandle, FileHandle) {
    // Linux's TIOCSPTLCK and TIOCGPTN, which Swift does not import.
    let (unlock, askForNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
    let screen = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var (isLocked, number): (CInt, CInt) = (0, 0)
    try #require(
      screen >= 0 && ioctl(screen, unlock, &isLocked) == 0
        && ioctl(screen, askForNumber, &number) == 0)
    let terminal = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    try #require(terminal >= 0)
    return (
      FileHandle(fileDescriptor: terminal, closeOnDealloc: true),
      FileHandle(fileDescriptor: screen, closeOnDealloc: true)
    )
  }
}
