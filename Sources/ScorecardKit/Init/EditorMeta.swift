import Diagnostics
import RuleEngine
import ScorecardModel

/// Writes the LuaCATS file that tells a Lua language server what rule files may say: a field for
/// each indicator, a function for each constructor, with what they are for.
///
/// The file is never run.
struct EditorMeta {
  let vocabulary: EditorVocabulary
  let language: Language
  private var text = ""

  init(_ vocabulary: EditorVocabulary, _ language: Language) {
    self.vocabulary = vocabulary
    self.language = language
  }

  static func text(_ vocabulary: EditorVocabulary, _ language: Language) -> String {
    var meta = EditorMeta(vocabulary, language)
    meta.write()
    return meta.text
  }

  private mutating func write() {
    text += "---@meta\n\n"
    line(
      Message(
        en: "-- What rule files may say, for editors; never run, and not to be edited.",
        zh: "-- 编辑器由此知道规则文件里可以写什么。本文件不参与计分，不要手改。"))
    line(
      Message(
        en: "-- Run scorecard init --editor after a change of the catalogue or of ids in rules.",
        zh: "-- 指标目录、规则的代号改了以后，请运行 scorecard init --editor。"))
    writeIndicators()
    writeUnit()
    writeCard()
    writeClass("scorecard.Measure", Message(en: "A measure.", zh: "计分方法。"), [])
    writeClass("scorecard.Expression", Message(en: "An expression.", zh: "算式。"), [])
    for table in RuleLanguage.tables { writeTable(table) }
    write(RuleLanguage.structure, makes: nil)
    write(RuleLanguage.measures, makes: "scorecard.Measure")
    write(RuleLanguage.operands, makes: "scorecard.Expression")
    write(ScenarioLanguage.all, makes: nil)
  }

  // MARK: Lines

  private mutating func line(_ message: Message) { text += message.text(language) + "\n" }

  /// A text in one line: descriptions end with their line.
  private func flat(_ message: Message) -> String {
    message.text(language).split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private struct Field {
    let name: String
    let type: String
    let text: Message
  }

  private mutating func writeClass(
    _ name: String, of parent: String? = nil, _ about: Message, _ fields: [Field]
  ) {
    text += "\n---\(flat(about))\n---@class \(name)\(parent.map { ": \($0)" } ?? "")\n"
    for field in fields { text += "---@field \(field.name) \(field.type) \(flat(field.text))\n" }
  }

  /// A key of a record: `-` is no part of a Lua name.
  private func key(_ id: String) -> String {
    id.contains("-") || id.contains(".") ? "[\"\(id)\"]" : id
  }

  // MARK: The unit and its card

  private mutating func writeIndicators() {
    text += "\n"
    line(
      Message(en: "---An indicator, by its id.", zh: "---指标代号。"))
    text += "---@alias scorecard.Indicator\n"
    for indicator in vocabulary.catalogue.indicators {
      text += "---| \"\(indicator.id)\" # \(flat(indicator.summary))\n"
    }
    for name in vocabulary.derived { text += "---| \"\(name.id)\" # \(flat(name.title))\n" }
  }

  private mutating func writeUnit() {
    let indicators = vocabulary.catalogue.indicators
    writeClass(
      "scorecard.Values",
      Message(
        en: "Values of indicators; nil where missing or not applicable.",
        zh: "指标的值；缺失、不适用的是 nil。"),
      indicators.map { Field(name: $0.id, type: $0.luaType, text: $0.summary) })
    writeClass(
      "scorecard.Cells",
      Message(en: "Values of indicators in a scenario.", zh: "情景里各指标的值。"),
      indicators.filter { !ScenarioLanguage.fieldNames.contains($0.id) }.map {
        Field(name: $0.id, type: "(\($0.luaType)|\"不适用\"|\"缺失\")?", text: $0.summary)
      })
    writeClass(
      "scorecard.UnitView", of: "scorecard.Values",
      Message(en: "`c`: the unit that is scored, read-only.", zh: "`c`：正在计分的单位，只能读。"),
      [
        Field(
          name: "previous", type: "scorecard.Values",
          text: Message(en: "the snapshot before", zh: "上一份快照的值")),
        Field(
          name: "baseline", type: "scorecard.Values",
          text: Message(en: "the baseline", zh: "基期快照的值")),
        Field(
          name: "target", type: "scorecard.Values",
          text: Message(en: "this year's targets", zh: "当年的目标值")),
        Field(
          name: "results", type: "scorecard.Results",
          text: Message(en: "results of used rule sets", zh: "引用的规则集（uses）的结果")),
        Field(
          name: "peers", type: "scorecard.Peers",
          text: Message(en: "the ranking group", zh: "排名范围内各单位的情况")),
        Field(
          name: "unit", type: "scorecard.UnitTexts",
          text: Message(en: "who it is", zh: "单位的代码、名称和归属")),
        Field(
          name: "process", type: "scorecard.ProcessState",
          text: Message(en: "how far its process is", zh: "流程走到哪一步")),
      ])
    writePeersAndTexts()
    writeResults()
  }

  private mutating func writePeersAndTexts() {
    let statistics = [
      ("count", Message(en: "units that have a value", zh: "有值的单位数")),
      ("min", Message(en: "the least value", zh: "最小值")),
      ("max", Message(en: "the greatest value", zh: "最大值")),
      ("mean", Message(en: "the mean", zh: "平均值")),
    ]
    writeClass(
      "scorecard.Peers",
      Message(en: "Figures of the ranking group.", zh: "排名范围内的单位：c.peers.mean(\"指标代号\")。"),
      statistics.map { name, about in
        Field(
          name: name, type: "fun(indicator: scorecard.Indicator): number", text: about)
      })
    let texts = [
      ("code", Message(en: "code", zh: "代码")), ("name", Message(en: "name", zh: "名称")),
      ("street", Message(en: "street", zh: "所在街道")),
      ("district", Message(en: "district", zh: "所在区")),
      ("city", Message(en: "city", zh: "所在市")),
      ("stratum", Message(en: "kind of community", zh: "社区类型")),
      ("level", Message(en: "kind of unit: community, street …", zh: "级别：community 社区等")),
    ]
    writeClass(
      "scorecard.UnitTexts", Message(en: "Who a unit is.", zh: "单位的代码、名称和归属。"),
      texts.map { Field(name: $0, type: "string", text: $1) })
    writeClass(
      "scorecard.ProcessState", Message(en: "How far a process is.", zh: "流程走到哪一步。"),
      [
        Field(name: "state", type: "string", text: Message(en: "the state", zh: "所在状态"))
      ])
  }

  private mutating func writeResults() {
    writeClass(
      "scorecard.Results",
      Message(en: "Results of used rule sets, by their names.", zh: "引用的规则集的结果，按 uses 里的名称。"),
      vocabulary.uses.map { Field(name: $0.id, type: "scorecard.Result", text: $0.title) })
    let figures = ResultFigure.allCases.map {
      Field(
        name: $0.rawValue, type: "number",
        text: $0.title(of: Message(en: "the rule set", zh: "该规则集").text(language)))
    }
    writeClass(
      "scorecard.Result", Message(en: "The result of a rule set.", zh: "一个规则集的结果。"),
      figures + [
        Field(name: "grade", type: "string", text: Message(en: "the grade", zh: "等次"))
      ])
  }

  private mutating func writeCard() {
    // Parts that the file does not know yet are no fault: an author has just written them.
    let other = Field(
      name: "[string]", type: "number", text: Message(en: "points", zh: "得分"))
    let fields = { (names: [EditorVocabulary.Name], meta: EditorMeta) in
      names.map { Field(name: meta.key($0.id), type: "number", text: $0.title) } + [other]
    }
    writeClass(
      "scorecard.Sections", Message(en: "Points of sections by id.", zh: "各一级项的得分，按代号。"),
      fields(vocabulary.sections, self))
    writeClass(
      "scorecard.Items", Message(en: "Points of items by id.", zh: "各二级项的得分，按代号。"),
      fields(vocabulary.items, self))
    writeClass(
      "scorecard.Card", Message(en: "`card`: the scores so far.", zh: "`card`：到目前为止的得分。"),
      [
        Field(name: "total", type: "number", text: Message(en: "the total", zh: "总分")),
        Field(
          name: "sections", type: "scorecard.Sections",
          text: Message(en: "points of sections", zh: "一级项得分")),
        Field(
          name: "items", type: "scorecard.Items",
          text: Message(en: "points of items", zh: "二级项得分；缺数据或不适用的是 nil")),
      ])
  }

  // MARK: Constructors

  /// The class of a table: its fields by name, its parts by position.
  private mutating func writeTable(_ constructor: Constructor) {
    // Whatever else stands in a unit of a scenario is an indicator.
    let parent = constructor.name == "unit" ? "scorecard.Cells" : parts(of: constructor)
    let fields = constructor.fields.map {
      Field(name: $0.name + ($0.isRequired ? "" : "?"), type: $0.kind.luaType, text: $0.text)
    }
    writeClass("scorecard.\(constructor.name)", of: parent, constructor.text, fields)
  }

  /// What a constructor is called with. Servers do not take a table of parts alone for one whose
  /// fields are all optional.
  private func argument(of constructor: Constructor) -> String {
    let table = "scorecard.\(constructor.name)"
    let fields = constructor.fields
    if fields.isEmpty || fields.contains(where: \.isRequired) { return table }
    return ([table] + [parts(of: constructor)].compactMap(\.self)).joined(separator: "|")
  }

  /// What stands in a table without a name, as the type that its class descends from: a field of
  /// the class itself would make servers miss it in tables that have none.
  private func parts(of constructor: Constructor) -> String? {
    let types = constructor.parts.map(\.kind.luaType)
    if types.isEmpty { return nil }
    if constructor.parts.contains(where: \.repeats) {
      var distinct: [String] = []
      for type in types where !distinct.contains(type) { distinct.append(type) }
      return "{ [integer]: \(distinct.joined(separator: "|")) }"
    }
    let positions = types.enumerated().map { "[\($0 + 1)]: \($1)" }
    return "{ \(positions.joined(separator: ", ")) }"
  }

  /// - Parameter kind: the class of what they make; nil where each makes a kind of its own.
  private mutating func write(_ constructors: [Constructor], makes kind: String?) {
    for constructor in constructors {
      let name = constructor.name
      writeTable(constructor)
      text += "\n---\(flat(constructor.text))\n"
      if !constructor.parts.isEmpty { text += "---\n" }
      for (index, part) in constructor.parts.enumerated() {
        text += "---\(index + 1). \(flat(part.text))\(part.repeats ? " …" : "")\n"
      }
      text += "---\n---```lua\n"
      for line in constructor.example.split(separator: "\n") { text += "---\(line)\n" }
      text += "---```\n---@param fields \(argument(of: constructor))\n"
      text += "---@return \(kind ?? "scorecard.\(name)")\n"
      text += "function \(name)(fields) end\n"
    }
  }
}

extension ScenarioLanguage {
  /// What a unit of a scenario holds besides indicators.
  fileprivate static let fieldNames = Set(
    all.first { $0.name == "unit" }?.fields.map(\.name) ?? [])
}
