import Diagnostics
import LuaSandbox
import RuleEngine
import ScorecardModel
import Testing

/// What rule files and editors are told of the rule language.
@Suite struct LanguageTests {
  static let tables = [
    RuleLanguage.structure, RuleLanguage.measures, RuleLanguage.operands, RuleLanguage.tables,
    ScenarioLanguage.all,
  ]

  /// Every word, field and part says in both languages what it is for.
  @Test func nothingLacksItsText() {
    for constructor in Self.tables.flatMap(\.self) {
      expectText(constructor.text, of: constructor.name)
      for field in constructor.fields {
        expectText(field.text, of: "\(constructor.name).\(field.name)")
      }
      for (index, part) in constructor.parts.enumerated() {
        expectText(part.text, of: "\(constructor.name)[\(index + 1)]")
      }
      // What may be repeated comes last.
      let repeated = constructor.parts.dropLast().filter(\.repeats)
      #expect(repeated.isEmpty, "\(constructor.name)")
    }
  }

  private func expectText(_ text: Message, of name: String) {
    #expect(!text.english.isEmpty && !text.chinese.isEmpty, "\(name)")
    #expect(text.english.allSatisfy { $0.isASCII || "…−÷×Σ".contains($0) }, "\(name)")
    let isChinese = text.chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    #expect(isChinese, "\(name): \(text.chinese)")
  }

  @Test func namesAreDistinct() {
    let rules = (RuleLanguage.all + RuleLanguage.tables).map(\.name)
    for names in [rules, ScenarioLanguage.all.map(\.name)] {
      #expect(Set(names).count == names.count)
    }
    for constructor in Self.tables.flatMap(\.self) {
      let fields = constructor.fields.map(\.name)
      #expect(Set(fields).count == fields.count, "\(constructor.name)")
    }
  }

  /// What a field or a part takes is there.
  @Test func kindsNameWhatThereIs() {
    for constructor in Self.tables.flatMap(\.self) {
      for kind in constructor.fields.map(\.kind) + constructor.parts.map(\.kind) {
        check(kind, in: constructor.name)
      }
    }
  }

  private func check(_ kind: ValueKind, in owner: String) {
    switch kind {
    case .made(let name):
      let known = RuleLanguage.all + ScenarioLanguage.all
      #expect(known.contains { $0.name == name }, "\(owner): \(name)")
    case .table(let name):
      #expect(RuleLanguage.tables.contains { $0.name == name }, "\(owner): \(name)")
    case .list(let kind), .named(let kind): check(kind, in: owner)
    case .either(let kinds): for kind in kinds { check(kind, in: owner) }
    case .word(let words): #expect(!words.isEmpty, "\(owner)")
    default: break
    }
  }

  // MARK: Examples

  private static let indicators = [
    "activities", "annual_plan", "annual_summary", "cadres", "disputes", "eligible_units",
    "establishment_rate", "incidents", "joint_branch", "joint_meetings", "league_members",
    "ledger_age_days", "residents", "room_temperature", "satisfaction", "satisfaction_sample",
    "social_workers", "valid_league_units", "youth_venue", "youth_volunteers",
  ]

  /// The examples of measures are such as a rule file may hold.
  @Test(
    arguments: RuleLanguage.measures.map { $0.example }
      + RuleLanguage.operands.map { "linear { \($0.example), from = 0, to = 1 }" })
  func examplesLoad(_ measure: String) throws {
    let phases = (1...3).map { year in
      """
      phase { id = "p\(year)", title = "第\(year)年", year = \(year), weight = \(year == 1 ? 34 : 33),
        section { id = "s", title = "节",
          item { id = "i", title = "项", points = 100, measure = \(measure) } } },
      """
    }.joined(separator: "\n")
    let text = """
      return ruleset { id = "t", version = "1", title = "测试", uses = { party = "other" },
        process { "未申报", "市验收" },
        schedule { start = "2023-01-01", baseline = "2022-12-31", \(phases) } }
      """
    let catalogue = Catalogue(
      Self.indicators.map { Indicator(id: $0, title: Message(verbatim: $0)) })
    do throws(Failure) {
      _ = try RuleSetLoader(catalogue: catalogue).load(LuaSource(path: "x.lua", text: text))
    } catch {
      let render = DiagnosticRenderer(language: .english).render
      Issue.record("\(measure)\n\(error.diagnostics.map(render).joined())")
    }
  }

  // MARK: The library

  /// What is told of Lua's library is what the sandbox has, and no more.
  @Test func theLibraryIsTheSandboxes() throws {
    let library = try RuleLanguage.library()
    for name in ["math.max", "string.format", "table.sort", "utf8.len", "use", "pairs"] {
      #expect(library.contains(name))
    }
    for name in ["io", "os", "require", "load", "print", "math.random", "item", "setmetatable"] {
      #expect(!library.contains(name))
    }
    let all = try withLargeStack { () throws(LuaError) in
      try LuaMachine(
        LuaProgram(
          main: LuaSource(path: "x", text: "return 1"),
          constructors: RuleLanguage.all.map(\.name))
      ).visibleNames
    }
    #expect(all == (library + RuleLanguage.all.map(\.name)).sorted())
  }
}
