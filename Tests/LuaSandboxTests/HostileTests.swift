import Testing

@testable import LuaSandbox

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file under Hostile/. Its first line says what must come of it: `-- expect: <kind> <text>`,
/// where the text is part of the message; `ok <text>` where the attack has no effect.
struct HostileFile: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let kind: String
  let fragment: String

  var testDescription: String { name }

  static let all: [HostileFile] = names.compactMap(HostileFile.init)

  private static var directory: String {
    #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/Hostile"
  }

  private static var names: [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(".lua") { names.append(name) }
    }
    return names.sorted()
  }

  private init?(name: String) {
    guard let file = fopen("\(Self.directory)/\(name)", "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 17)
    let count = fread(&bytes, 1, bytes.count, file)
    text = String(decoding: bytes.prefix(count), as: UTF8.self)
    self.name = name
    let mark = "-- expect: "
    let expectation = text.prefix { $0 != "\n" }
    guard expectation.hasPrefix(mark) else { return nil }
    let words = expectation.dropFirst(mark.count).split(separator: " ", maxSplits: 1)
    kind = words.first.map(String.init) ?? ""
    fragment = words.count > 1 ? String(words[1]) : ""
  }
}

@Suite("Hostile programs")
struct HostileTests {
  @Test("Every attack ends as its first line says", arguments: HostileFile.all)
  func attack(file: HostileFile) throws {
    let outcome = try outcome(of: file.text)
    #expect(outcome.kind == file.kind, "\(outcome.message)")
    #expect(file.fragment.isEmpty || outcome.message.contains(file.fragment), "\(outcome.message)")
  }

  @Test("The files are there")
  func files() {
    #expect(HostileFile.all.count >= 120)
  }

  /// Loads the program, and calls what it returns if that is a function.
  private func outcome(of text: String) throws -> (kind: String, message: String) {
    let community = Community()
    do {
      return try withMachine(text, limits: { $0.loadInstructions = 20_000_000 }) { machine in
        guard let slot = machine.value.slot else { return ("ok", machine.value.summary) }
        try machine.bind(community.layout)
        var batch = LuaBatch()
        machine.call(slot, records: [2], rows: 0..<1, results: &batch)
        if let failure = batch.failures.first { throw failure.error }
        return ("ok", batch.summary.joined(separator: " "))
      }
    } catch let error as LuaError {
      return (error.kind.word, error.message)
    }
  }
}

extension LuaError.Kind {
  var word: String {
    switch self {
    case .unknownGlobal: "unknownGlobal"
    case .assignment: "assignment"
    case .unknownField: "unknownField"
    case .missingHelper: "missingHelper"
    default: "\(self)"
    }
  }
}
