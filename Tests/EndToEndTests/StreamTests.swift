import Foundation
import Testing

/// Standard streams that are closed, full or read in part, and outputs that are no files.
@Suite struct StreamTests {
  /// Runs a line of a shell in which `$s` is the command, in the root of the repository.
  private func shell(_ line: String, _ folder: TemporaryFolder) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = ScorecardBinary.root
    process.environment = [
      "LANG": "en_US.UTF-8", "PATH": "/usr/bin:/bin", "s": ScorecardBinary.url.path,
      "out": folder.path("out"), "err": folder.path("err"),
      "w": "--workspace=samples/jiangcheng --ruleset=five-have",
    ]
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    return process.terminationStatus
  }

  private func text(_ folder: TemporaryFolder, _ name: String) throws -> String {
    try String(contentsOfFile: folder.path(name), encoding: .utf8)
  }

  @Test(arguments: [
    ("\"$s\" evaluate nobody $w 2>&-", 66), ("\"$s\" --bogus 2>&-", 64),
    ("\"$s\" evaluate nobody $w 2>/dev/full", 66),
    ("\"$s\" --help >&-", 0), ("\"$s\" evaluate $w >\"$out\" 2>&- <&-", 0),
    ("\"$s\" evaluate $w --output \"$out\" 2>&- >&- <&-", 0),
    ("\"$s\" evaluate $w >&- 2>\"$err\"", 73), ("\"$s\" evaluate $w >/dev/full 2>\"$err\"", 73),
  ])
  func closedStreamsCrashNothing(_ line: String, _ status: Int32) throws {
    let folder = try TemporaryFolder()
    #expect(try shell(line, folder) == status)
    if folder.names.contains("out") {
      #expect(try text(folder, "out").hasPrefix("江城市"))
      #expect(folder.names == ["out"])
    }
    if folder.names.contains("err") {
      #expect(try text(folder, "err").contains("[output.cannot-write]"))
    }
  }

  /// A reader that goes away is no error.
  @Test(arguments: ["evaluate $w --format json", "--help", "evaluate --help", "evaluate nobody $w"])
  func aClosedPipeIsQuiet(_ arguments: String) throws {
    let folder = try TemporaryFolder()
    let line = "{ \"$s\" \(arguments) 2>&3; echo $? >\"$out\"; } 3>\"$err\" | :"
    #expect(try shell(line, folder) == 0)
    let isUnknown = arguments.contains("nobody")
    #expect(try text(folder, "out") == (isUnknown ? "66\n" : "0\n"))
    #expect(try text(folder, "err").isEmpty == !isUnknown)
    #expect(try shell("\"$s\" evaluate nobody $w 2>&1 | :", folder) == 0)
  }

  @Test func outputsThatAreNoFiles() throws {
    let folder = try TemporaryFolder()
    #expect(try shell("\"$s\" evaluate $w --output /dev/null", folder) == 0)
    let line = "echo first >\"$out\"; \"$s\" evaluate $w --output /dev/stdout >>\"$out\""
    #expect(try shell(line, folder) == 0)
    #expect(try text(folder, "out").hasPrefix("first\n江城市"))
    #expect(try shell("\"$s\" evaluate $w --output . 2>\"$err\"", folder) == 73)
    #expect(try text(folder, "err").contains("is a folder"))
  }
}
