import Diagnostics
import Foundation
import LuaSandbox

/// Where rule files and the helpers that they use are read from.
package protocol RuleSource: Sendable {
  /// The rule file that a path means: itself, or the `ruleset.lua` of a folder.
  /// - Throws: `Failure` `.inputNotFound`, or `.badInput` for a file that is no text.
  func ruleFile(_ path: String) throws(Failure) -> LuaSource

  /// The helper that `use "name"` means: `name.lua` beside the rule file, else in the folder of
  /// rule packs above it.
  /// - Returns: nil where there is none.
  func helper(_ name: String, usedBy file: String) throws(Failure) -> LuaSource?
}

/// The rule files of the disk.
package struct RuleFilesOnDisk: RuleSource {
  package init() {}

  package func ruleFile(_ path: String) throws(Failure) -> LuaSource {
    let file = try RuleFiles.ruleFile(path)
    return LuaSource(path: file, text: try RuleFiles.text(file))
  }

  package func helper(_ name: String, usedBy file: String) throws(Failure) -> LuaSource? {
    try RuleFiles.helper(name, usedBy: file)
  }
}

/// Finds and reads rule files and the helpers that they use.
package enum RuleFiles {
  /// More than a rule file may have, so that a wrong path to a large file fails early.
  private static let largestFile = 1 << 20

  /// The rule file that a path means: itself, or the `ruleset.lua` of a folder.
  static func ruleFile(_ path: String) throws(Failure) -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw notFound(path)
    }
    guard isFolder.boolValue else { return path }
    let file = path.hasSuffix("/") ? path + "ruleset.lua" : path + "/ruleset.lua"
    guard FileManager.default.fileExists(atPath: file) else { throw notFound(file) }
    return file
  }

  private static func notFound(_ path: String) -> Failure {
    let url = URL(fileURLWithPath: path)
    let folder = url.deletingLastPathComponent().path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    let near = Spelling.nearest(url.lastPathComponent, in: names)
    return Failure(
      .inputNotFound,
      Diagnostic(
        .ruleFileNotFound, at: SourcePlace(path: path),
        Message(en: "there is no such rule file", zh: "找不到规则文件"), help: .didYouMean(near)))
  }

  /// The text of a rule file, without the mark that some editors put before it.
  static func text(_ path: String) throws(Failure) -> String {
    let content: Data?
    do {
      guard let handle = FileHandle(forReadingAtPath: path) else {
        throw CocoaError(.fileReadUnknown)
      }
      defer { try? handle.close() }
      content = try handle.read(upToCount: largestFile)
    } catch {
      throw Failure(
        .inputNotFound,
        Diagnostic(
          .ruleFileNotFound, at: SourcePlace(path: path),
          Message(en: "the rule file cannot be read", zh: "规则文件无法读取")))
    }
    // At the end of an empty file there is nothing to read.
    return try text(content ?? Data(), path: path)
  }

  /// - Parameters:
  ///   - data: at most `largestFile` bytes are looked at.
  ///   - path: what messages call it.
  package static func text(_ data: Data, path: String) throws(Failure) -> String {
    let data = data.prefix(largestFile)
    // What is cut off here is refused for its size; the cut may go through a character.
    let text =
      data.count < largestFile
      ? String(validating: data, as: UTF8.self) : String(decoding: data, as: UTF8.self)
    if let text {
      return text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
    }
    throw Failure(
      .badInput,
      Diagnostic(
        .notARuleSet, at: SourcePlace(path: path),
        Message(en: "the rule file is not UTF-8 text", zh: "规则文件不是 UTF-8 文本"),
        help: Message(
          en: "save it as UTF-8 in your editor", zh: "请在编辑器里另存为 UTF-8 编码")))
  }

  /// The helper that `use "name"` means: `name.lua` beside the rule file, else in the folder of
  /// rule packs above it. A helper lies inside that folder, whatever links say.
  /// - Returns: nil where there is none.
  static func helper(_ name: String, usedBy file: String) throws(Failure) -> LuaSource? {
    guard isHelperName(name) else { return nil }
    let pack = URL(fileURLWithPath: file).deletingLastPathComponent()
    let packs = pack.deletingLastPathComponent()
    for folder in [pack, packs] {
      let url = folder.appendingPathComponent(name + ".lua")
      guard FileManager.default.fileExists(atPath: url.path) else { continue }
      let inside = packs.resolvingSymlinksInPath().path + "/"
      guard url.resolvingSymlinksInPath().path.hasPrefix(inside) else { return nil }
      return LuaSource(path: display(url, like: file), text: try text(url.path))
    }
    return nil
  }

  /// Whether `use` may name it: lower-case letters, digits, `_` and `-`.
  package static func isHelperName(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy {
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F || $0 == 0x2D
      }
  }

  /// A path relative to the working directory where the rule file was named so.
  private static func display(_ url: URL, like file: String) -> String {
    guard !file.hasPrefix("/") else { return url.path }
    let here = FileManager.default.currentDirectoryPath + "/"
    return url.path.hasPrefix(here) ? String(url.path.dropFirst(here.count)) : url.path
  }
}
