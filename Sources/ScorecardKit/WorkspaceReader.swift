import Diagnostics
import Foundation
import ScorecardModel
import Yams

/// Reads `scorecard.yaml`, reporting every fault with its line.
struct WorkspaceReader {
  private let path: String
  private let folder: String
  private let lines: [Substring]
  private var log = DiagnosticLog()
  /// Whether rule packs that are not there are left out instead of reported.
  let skipsAbsentRules: Bool

  static let fileName = "scorecard.yaml"
  private static let keys = [
    "title", "rules", "rulesets", "catalogue", "snapshots", "adjustments", "targets", "process",
  ]

  /// - Parameters:
  ///   - path: the file, or the folder that it lies in.
  ///   - skipsAbsentRules: leaves out rule packs that it lists and that are not there.
  static func read(_ path: String, skipsAbsentRules: Bool = false) throws(Failure) -> Workspace {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let file = isFolder.boolValue ? Paths.join(path, fileName) : path
    guard exists, FileManager.default.fileExists(atPath: file) else {
      throw Paths.notFound(file, Message(en: "there is no such workspace", zh: "找不到工作区"))
    }
    guard let data = FileManager.default.contents(atPath: file) else {
      throw Failure(
        .inputNotFound,
        Diagnostic(
          .notFound, at: SourcePlace(path: file),
          Message(en: "the workspace file cannot be read", zh: "工作区文件无法读取")))
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Failure(
        .badInput,
        Diagnostic(
          .workspace, at: SourcePlace(path: file),
          Message(en: "the workspace file is not UTF-8 text", zh: "工作区文件不是 UTF-8 文本"),
          help: Message(en: "save it as UTF-8 in your editor", zh: "请在编辑器里另存为 UTF-8 编码")))
    }
    // Some editors put a mark before the text.
    let yaml = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
    var reader = WorkspaceReader(path: file, text: yaml, skipsAbsentRules: skipsAbsentRules)
    return try reader.read(yaml)
  }

  private init(path: String, text: String, skipsAbsentRules: Bool) {
    self.path = path
    self.skipsAbsentRules = skipsAbsentRules
    folder = Paths.folder(of: path)
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  private mutating func read(_ text: String) throws(Failure) -> Workspace {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      throw Failure(.badInput, syntaxFault(error))
    }
    guard let root, case .mapping(let mapping) = root else {
      report(root, Message(en: "expected keys such as 'snapshots:'", zh: "应为“snapshots:”这样的键"))
      throw Failure(.badInput, log.summary)
    }
    checkKeys(mapping, Self.keys, in: Message(en: "a workspace", zh: "工作区"))
    var workspace = Workspace()
    workspace.title = string(mapping["title"], "title")
    workspace.catalogue = string(mapping["catalogue"], "catalogue").map(resolve)
    workspace.adjustments = string(mapping["adjustments"], "adjustments").map(resolve)
    workspace.targets = string(mapping["targets"], "targets").map(resolve)
    workspace.process = string(mapping["process"], "process").map(resolve)
    workspace.rules = rules(mapping)
    workspace.snapshots = snapshots(mapping["snapshots"])
    if log.hasErrors {
      let isOnlyAbsent = log.diagnostics.allSatisfy { $0.id == .notFound }
      throw Failure(isOnlyAbsent ? .inputNotFound : .badInput, log.summary)
    }
    return workspace
  }

  private func syntaxFault(_ error: any Error) -> Diagnostic {
    let (message, mark) = YAMLFaults.describe(error)
    return Diagnostic(.workspace, at: place(mark), message)
  }

  private func place(_ mark: Mark?) -> SourcePlace {
    guard let mark else { return SourcePlace(path: path) }
    let excerpt = mark.line >= 1 && mark.line <= lines.count ? String(lines[mark.line - 1]) : nil
    return SourcePlace(path: path, line: mark.line, column: mark.column, excerpt: excerpt)
  }

  mutating func report(
    _ node: Node?, _ message: Message, help: Message? = nil, as id: DiagnosticID = .workspace
  ) {
    log.append(Diagnostic(id, at: place(node?.mark), message, help: help))
  }

  private mutating func checkKeys(
    _ mapping: Node.Mapping, _ allowed: [String], in owner: Message
  ) {
    for (key, _) in mapping where !allowed.contains(key.string ?? "") {
      let name = key.string ?? ""
      report(
        key,
        Message(
          en: "\(owner.english) has no key '\(name)'; its keys are "
            + allowed.joined(separator: ", "),
          zh: "\(owner.chinese)没有“\(name)”这一项；可用：\(allowed.joined(separator: "、"))"),
        help: .didYouMean(Spelling.nearest(name, in: allowed)))
    }
  }

  mutating func string(_ node: Node?, _ key: String) -> String? {
    guard let node else { return nil }
    if case .scalar(let scalar) = node, !scalar.string.isEmpty { return scalar.string }
    report(node, Message(en: "'\(key)' must be a text", zh: "“\(key)”应为文字"))
    return nil
  }

  /// A path of the file as seen from here. Where no file has it, `\\` is what Windows writes for
  /// `/`.
  func resolve(_ relative: String) -> String {
    let path = Paths.join(folder, relative)
    guard relative.contains("\\"), !Paths.exists(path) else { return path }
    return Paths.join(folder, relative.replacing("\\", with: "/"))
  }

  private mutating func snapshots(_ node: Node?) -> [SnapshotEntry] {
    guard let node else { return [] }
    guard case .sequence(let sequence) = node else {
      report(
        node,
        Message(
          en: "'snapshots' must be a list of { date: 2025-12-31, path: … }",
          zh: "“snapshots”应为 { date: 2025-12-31, path: … } 的列表"))
      return []
    }
    var entries: [SnapshotEntry] = []
    for node in sequence {
      guard let entry = snapshot(node) else { continue }
      check(entry, beside: entries.filter { $0.level == entry.level }, node)
      entries.append(entry)
    }
    return entries
  }

  /// Of one day there may be several snapshots of one level only if each has a verification of its
  /// own.
  private mutating func check(
    _ entry: SnapshotEntry, beside others: [SnapshotEntry], _ node: Node
  ) {
    let day = entry.date?.description ?? ""
    let ofThatDay = others.filter { $0.date == entry.date }
    if let verification = entry.verification,
      ofThatDay.contains(where: { $0.verification == verification })
    {
      report(
        node,
        Message(
          en: "there are two snapshots of \(day) with verification '\(verification.rawValue)'",
          zh: "\(day) 有两个“\(verification.title.chinese)”的数据快照"))
    } else if !ofThatDay.isEmpty,
      entry.verification == nil || ofThatDay.contains(where: { $0.verification == nil })
    {
      report(
        node,
        Message(en: "there are two snapshots of \(day)", zh: "\(day) 有两个数据快照"),
        help: Message(
          en: "where they differ in who verified them, give each a 'verification'",
          zh: "如果是不同层级核定的，请各写明“verification”"))
    }
    if entry.isBaseline, others.contains(where: { $0.isBaseline && $0.date != entry.date }) {
      report(node, Message(en: "there are two baselines", zh: "有两个基期快照"))
    }
  }

  private mutating func snapshot(_ node: Node) -> SnapshotEntry? {
    guard case .mapping(let mapping) = node else {
      report(
        node,
        Message(
          en: "expected { date: 2025-12-31, path: … }", zh: "应为 { date: 2025-12-31, path: … }"))
      return nil
    }
    checkKeys(
      mapping, ["date", "path", "role", "level", "verification"],
      in: Message(en: "a snapshot", zh: "快照"))
    let path = string(mapping["path"], "path")
    let dateText = string(mapping["date"], "date")
    if mapping["path"] == nil {
      report(node, Message(en: "a snapshot needs 'path'", zh: "快照缺少“path”"))
    }
    if mapping["date"] == nil {
      report(node, Message(en: "a snapshot needs 'date'", zh: "快照缺少“date”"))
    }
    let date = dateText.flatMap { CalendarDate($0) }
    if let dateText, date == nil {
      report(
        mapping["date"],
        Message(
          en: "'\(dateText)' is no date, expected YYYY-MM-DD", zh: "“\(dateText)”不是日期，应为 YYYY-MM-DD"
        ))
    }
    let role = choice(mapping["role"], "role", ["baseline"])
    let level = choice(mapping["level"], "level", UnitLevel.allCases.map(\.rawValue))
    let verification = choice(
      mapping["verification"], "verification", VerificationLevel.words)
    guard let path, let date else { return nil }
    return SnapshotEntry(
      path: resolve(path), date: date, isBaseline: role == "baseline",
      level: level.flatMap(UnitLevel.init) ?? .community,
      verification: verification.flatMap(VerificationLevel.init(word:)))
  }

  private mutating func choice(_ node: Node?, _ key: String, _ words: [String]) -> String? {
    guard let word = string(node, key) else { return nil }
    if words.contains(word) { return word }
    report(
      node,
      Message(
        en: "'\(key)' is '\(word)', expected one of \(words.joined(separator: ", "))",
        zh: "“\(key)”是“\(word)”，应为其中之一：\(words.joined(separator: "、"))"),
      help: .didYouMean(Spelling.nearest(word, in: words)))
    return nil
  }
}
