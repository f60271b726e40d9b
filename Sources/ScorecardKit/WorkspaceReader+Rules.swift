import Diagnostics
import Yams

/// `rules` and `rulesets`.
extension WorkspaceReader {
  mutating func rules(_ mapping: Node.Mapping) -> [String] {
    let root = string(mapping["rules"], "rules").map(resolve)
    guard let list = mapping["rulesets"] else {
      return root.map { packs(in: $0, mapping["rules"]) } ?? []
    }
    guard case .sequence(let sequence) = list else {
      report(
        list,
        Message(en: "'rulesets' must be a list: [five-have]", zh: "“rulesets”应为列表：[five-have]"))
      return []
    }
    guard !sequence.isEmpty else {
      report(
        list, Message(en: "'rulesets' lists none", zh: "“rulesets”是空的"),
        help: Message(
          en: "leave it out to run every rule set of the folder", zh: "去掉这一项，即运行文件夹里的全部规则集"))
      return []
    }
    guard let root else {
      if mapping["rules"] == nil {
        report(
          list,
          Message(
            en: "'rulesets' needs 'rules', the folder of rule packs",
            zh: "“rulesets”需要“rules”（规则包所在文件夹）"))
      }
      return []
    }
    guard Paths.isFolder(root) else {
      reportNoFolder(root, mapping["rules"])
      return []
    }
    return chosen(sequence, in: root)
  }

  private mutating func packs(in root: String, _ node: Node?) -> [String] {
    guard Paths.exists(root) else {
      reportNoFolder(root, node)
      return []
    }
    do throws(Failure) {
      return try RulePaths.packs(in: root)
    } catch {
      if skipsAbsentRules { return [] }
      for fault in error.diagnostics {
        report(
          node,
          Message(
            en: "\(root): \(fault.message.english)", zh: "\(root)：\(fault.message.chinese)"),
          help: fault.help, as: .notFound)
      }
      return []
    }
  }

  private mutating func reportNoFolder(_ root: String, _ node: Node?) {
    if skipsAbsentRules { return }
    let near = Spelling.nearest(
      Paths.name(of: root), in: Paths.names(in: Paths.folder(of: root)) ?? [])
    report(
      node,
      Message(en: "there is no folder \(root)", zh: "没有文件夹 \(root)"), help: .didYouMean(near),
      as: .notFound)
  }

  private mutating func chosen(_ sequence: Node.Sequence, in root: String) -> [String] {
    var paths: [String] = []
    for node in sequence {
      guard let name = string(node, "rulesets") else { continue }
      let pack = Paths.join(root, name)
      if paths.contains(pack) {
        report(
          node,
          Message(en: "rule set '\(name)' is listed twice", zh: "规则集“\(name)”列了两次"))
      } else if RulePaths.isPack(pack) {
        paths.append(pack)
      } else if !skipsAbsentRules {
        let names = (Paths.names(in: root) ?? []).filter { RulePaths.isPack(Paths.join(root, $0)) }
        report(
          node,
          Message(
            en: "there is no rule set '\(name)' in \(root)", zh: "\(root) 里没有规则集“\(name)”"),
          help: .didYouMean(Spelling.nearest(name, in: names)))
      }
    }
    return paths
  }
}
