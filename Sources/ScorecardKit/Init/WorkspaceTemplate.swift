import Diagnostics
import Foundation
import LuaSandbox
import RuleEngine
import SnapshotIO

/// A file that `scorecard init` makes.
struct NewFile: Sendable {
  /// Inside the folder.
  let path: String
  let bytes: [UInt8]
  let about: Message
}

/// The example workspace: the files under `Resources/init`, in the places that they are to have.
enum WorkspaceTemplate {
  static func files(_ language: Language) -> [NewFile] {
    let pack = "rules/community-service"
    return [
      NewFile(
        path: "README.md",
        bytes: language == .chinese
          ? PackageResources.README_zh_md : PackageResources.README_en_md,
        about: Message(en: "what is here, and what to try", zh: "说明：有哪些文件，怎样试用")),
      NewFile(
        path: WorkspaceReader.fileName, bytes: PackageResources.scorecard_yaml,
        about: Message(en: "the workspace: rules, catalogue, snapshots", zh: "工作区：规则、指标目录、数据快照")),
      NewFile(
        path: "indicators.csv", bytes: PackageResources.indicators_csv,
        about: Message(en: "the catalogue of indicators", zh: "指标目录")),
      NewFile(
        path: "\(pack)/ruleset.lua", bytes: PackageResources.ruleset_lua,
        about: Message(en: "the example rule set", zh: "示例规则集")),
      NewFile(
        path: "\(pack)/cases.csv", bytes: PackageResources.cases_csv,
        about: Message(en: "its worked cases", zh: "规则集的算例")),
      NewFile(
        path: "\(pack)/quota_test.lua", bytes: PackageResources.quota_test_lua,
        about: Message(en: "a scenario of several units", zh: "几个单位的情景")),
      NewFile(
        path: "snapshots/2024.csv", bytes: PackageResources.snapshot_2024_csv,
        about: Message(en: "made-up data of 12 communities, 2024", zh: "编造的数据：12 个社区，2024 年末")),
      NewFile(
        path: "snapshots/2025.csv", bytes: PackageResources.snapshot_2025_csv,
        about: Message(en: "the same communities, 2025", zh: "同样的社区，2025 年末")),
      NewFile(
        path: ".gitignore",
        bytes: language == .chinese
          ? PackageResources.gitignore_zh : PackageResources.gitignore_en,
        about: Message(en: "what git leaves out", zh: "git 不保存的文件")),
    ]
  }

  /// What an editor is told of the example.
  static func vocabulary() throws(Failure) -> EditorVocabulary {
    let catalogue = try CatalogueReader.read(
      FileContent(path: "indicators.csv", bytes: PackageResources.indicators_csv))
    let rules = LuaSource(
      path: "ruleset.lua", text: String(decoding: PackageResources.ruleset_lua, as: UTF8.self))
    return EditorVocabulary(
      catalogue: catalogue, ruleSets: [try RuleSetLoader(catalogue: catalogue).load(rules)])
  }
}
