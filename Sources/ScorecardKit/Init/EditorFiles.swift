import Diagnostics
import Foundation
import RuleEngine

/// The files that tell editors what rule files may say.
struct EditorFiles {
  /// One that is to be written, or that has to stay as it is.
  enum Change {
    case write(NewFile)
    case upToDate(NewFile)
    case leave(Diagnostic)
  }

  let meta: String
  let library: [String]
  let luacheck: String

  static let metaPath = "\(LuaServerSettings.metaFolder)/scorecard.lua"

  init(_ vocabulary: EditorVocabulary, _ language: Language) throws(Failure) {
    meta = EditorMeta.text(vocabulary, language)
    library = try RuleLanguage.library()
    luacheck = LuacheckConfiguration.text(library: library, language)
  }

  /// What they are in a folder.
  /// - Parameter folder: where older ones may lie; nil where there are none.
  func changes(in folder: String?) -> [Change] {
    let old = { (path: String) in
      folder.flatMap { FileManager.default.contents(atPath: Paths.join($0, path)) }
    }
    return [
      change(
        Self.metaPath, Data(meta.utf8), from: old(Self.metaPath),
        Message(en: "words and indicators for editors", zh: "编辑器的提示：规则的写法、各项指标")),
      settings(folder, from: old(LuaServerSettings.fileName)),
      configuration(folder, from: old(LuacheckConfiguration.fileName)),
    ]
  }

  private func change(_ path: String, _ new: Data, from old: Data?, _ about: Message) -> Change {
    let file = NewFile(path: path, bytes: Array(new), about: about)
    return old == new ? .upToDate(file) : .write(file)
  }

  private func settings(_ folder: String?, from old: Data?) -> Change {
    let path = LuaServerSettings.fileName
    guard let new = LuaServerSettings.refreshed(library: library, from: old) else {
      return .leave(
        Diagnostic(
          .leftAsIs, .warning, at: SourcePlace(path: Paths.join(folder ?? "", path)),
          Message(
            en: "the file is no valid JSON: it was left as it is", zh: "文件不是有效的 JSON，没有改动"),
          help: Message(
            en: "correct it or remove it, then run scorecard init --editor again",
            zh: "请改正或删除它，再运行 scorecard init --editor")))
    }
    return change(
      path, new, from: old,
      Message(en: "settings of lua-language-server", zh: "lua-language-server 的设置"))
  }

  private func configuration(_ folder: String?, from old: Data?) -> Change {
    let path = LuacheckConfiguration.fileName
    let text = old.map { String(decoding: $0, as: UTF8.self) }
    guard let new = LuacheckConfiguration.refreshed(luacheck, from: text) else {
      return .leave(
        Diagnostic(
          .leftAsIs, .warning, at: SourcePlace(path: Paths.join(folder ?? "", path)),
          Message(
            en: "the file was not made by this program: it was left as it is",
            zh: "文件不是本程序生成的，没有改动"),
          help: Message(
            en: "rename it, run scorecard init --editor again, and add your settings at the end",
            zh: "请把它改名，再运行 scorecard init --editor，然后把自己的设置加在末尾")))
    }
    return change(
      path, Data(new.utf8), from: old, Message(en: "settings of luacheck", zh: "luacheck 的设置"))
  }
}

extension DiagnosticID {
  static let leftAsIs: Self = "init.left-as-is"
}
