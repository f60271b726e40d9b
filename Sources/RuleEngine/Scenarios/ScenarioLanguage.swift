import Diagnostics
import ScorecardModel

/// The constructors that scenario files may call.
package enum ScenarioLanguage {
  package static let all = [scenario, snapshot, unit] + expectations

  static func fields(of constructor: String) -> [String] {
    all.first { $0.name == constructor }?.fields.map(\.name) ?? []
  }

  private static let scenario = Constructor(
    "scenario", en: "Snapshots of some units, and what rule sets must make of them.",
    zh: "情景：若干单位的数据快照，和规则集应得的结果。",
    example: """
      return scenario {
        title = "两个社区，示范 1 个", rulesets = { "five-have" }, as_of = "2025-12-31",
        snapshot { date = "2025-12-31", unit { code = "001", league_members = 20 } },
        expect { ruleset = "five-have", unit = "001", grade = "示范" },
      }
      """,
    parts: [
      .many(
        .either(
          ["snapshot", "expect", "expect_rollup", "expect_diagnostic"].map(ValueKind.made)),
        en: "snapshots and expectations", zh: "数据快照和应得结果")
    ],
    fields: [
      .title,
      .optional("note", .text, en: "what the author says of it", zh: "说明，失败时一并显示"),
      .required("rulesets", .list(.text), en: "ids of the rule sets that run", zh: "运行哪些规则集（代号）"),
      .optional("as_of", .date, en: "the day to score", zh: "截至哪一天，YYYY-MM-DD"),
      .optional("defaults", .cells, en: "values of every unit", zh: "每个单位都有的值"),
      .optional(
        "targets", .list(.list(.either([.text, .number]))),
        en: "rows {unit, indicator, year, value}", zh: "目标，一行一个：{单位, 指标, 年度, 目标值}"),
      .optional(
        "results", .list(.list(.either([.text, .number]))),
        en: "results of rule sets that do not run: rows {unit, rule set, total, grade}",
        zh: "不运行的规则集的结果，一行一个：{单位, 规则集, 总分, 等次}；等次可不写"),
      .optional(
        "adjustments", .list(.list(.either([.text, .number]))),
        en: "decided points: rows {unit, rule set, points, reason}",
        zh: "决定的加减分，一行一个：{单位, 规则集, 分值, 理由}"),
      .optional(
        "process", .list(.list(.text)), en: "rows {unit, rule set, state, date}",
        zh: "流程记录，一行一个：{单位, 规则集, 状态, 日期}"),
    ])

  private static let snapshot = Constructor(
    "snapshot", en: "The units of one kind on one day.", zh: "某一天、某一级单位的数据快照。",
    example: "snapshot { date = \"2025-12-31\", unit { code = \"001\", league_members = 20 } }",
    parts: [
      .many(
        .either([.made("unit"), .list(.made("unit"))]), en: "units, or lists of them",
        zh: "单位，或造好的单位列表")
    ],
    fields: [
      .required("date", .date, en: "its day, YYYY-MM-DD", zh: "日期，YYYY-MM-DD"),
      .optional(
        "level", .word(UnitLevel.allCases.map(\.rawValue)),
        en: "the kind of units; \"community\" unless said", zh: "哪一级单位；默认 \"community\" 社区"),
      .optional(
        "role", .word(["baseline"]), en: "whether it is the baseline", zh: "基期写 \"baseline\""),
      .optional(
        "verification", .word(VerificationLevel.words), en: "who vouches for the values",
        zh: "核定层级：\"自评\"、\"街道\"、\"区\"、\"市\""),
    ])

  /// Its other fields are indicators.
  private static let unit = Constructor(
    "unit", en: "A unit of a snapshot; its other fields are indicators.",
    zh: "一个单位；其余栏目是指标，值写数、true、false、\"不适用\"、\"缺失\"。",
    example: "unit { code = \"001\", name = \"晨桂社区\", district = \"江北区\", league_members = 20 }",
    fields: [
      .required("code", .text, en: "its code", zh: "代码"),
      .optional("name", .text, en: "its name; the code unless said", zh: "名称，默认同代码"),
      .optional("district", .text, en: "its district", zh: "所在区"),
      .optional("street", .text, en: "its street", zh: "所在街道"),
      .optional("city", .text, en: "its city", zh: "所在市"),
      .optional("stratum", .text, en: "its kind, for ranking like with like", zh: "社区类型"),
    ])

  private static let expectations = [
    Constructor(
      "expect", en: "What must come out for a unit.", zh: "一个单位应得的结果。",
      example: "expect { ruleset = \"five-have\", unit = \"001\", total = 92.5, grade = \"示范\" }",
      fields: [
        .required("ruleset", .text, en: "id of the rule set", zh: "规则集代号；阶段写 \"规则集/阶段\""),
        .required("unit", .text, en: "code or name of the unit", zh: "单位的代码或名称"),
        .optional("total", .number, en: "the published total", zh: "总分"),
        .optional("grade", .text, en: "the grade", zh: "等次"),
        .optional(
          "rank", .either([.number, .boolean]), en: "the rank; false: not ranked",
          zh: "名次；false 表示不排名"),
        .optional("flags", .list(.text), en: "all flags", zh: "全部标记；{} 表示没有"),
        .optional(
          "items", .named(.either([.number, .text])), en: "scores of items by id",
          zh: "各二级项的得分：{ 代号 = 得分 }；不适用写 \"不适用\""),
        .optional(
          "sections", .named(.either([.number, .text])), en: "scores of sections by id",
          zh: "各一级项的得分：{ 代号 = 得分 }"),
      ]),
    Constructor(
      "expect_rollup", en: "What must come out for a group of units.", zh: "街道、区、市应得的汇总。",
      example: "expect_rollup { ruleset = \"five-have\", unit = \"江北区\", mean = 88.1, units = 2 }",
      fields: [
        .required("ruleset", .text, en: "id of the rule set", zh: "规则集代号"),
        .required("unit", .text, en: "name of the group", zh: "街道、区、市的名称"),
        .optional("mean", .number, en: "the mean", zh: "平均分"),
        .optional("median", .number, en: "the median", zh: "中位数"),
        .optional("min", .number, en: "the least", zh: "最低分"),
        .optional("max", .number, en: "the greatest", zh: "最高分"),
        .optional(
          "met_share", .number, en: "share that has the met grade, 0 to 1", zh: "达标率，0 至 1"),
        .optional(
          "completeness", .number, en: "share of the data that is there, 0 to 1",
          zh: "数据完整率，0 至 1"),
        .optional("units", .number, en: "how many units", zh: "单位数"),
        .optional("assessed", .number, en: "how many are assessed", zh: "已评定的单位数"),
        .optional(
          "grades", .named(.number), en: "how many units have a grade",
          zh: "各等次的单位数：{ [\"示范\"] = 1 }"),
      ]),
    Constructor(
      "expect_diagnostic", en: "That the run reports something.", zh: "运行应当给出的诊断。",
      example: "expect_diagnostic { id = \"target.missing\" }",
      fields: [.required("id", .text, en: "id of the diagnostic", zh: "诊断代号")]),
  ]
}

extension DiagnosticID {
  static let notAScenario: Self = "scenario.not-a-scenario"
  static let nothingExpected: Self = "scenario.nothing-expected"
  static let duplicateScenario: Self = "scenario.duplicate-title"
  static let duplicateUnit: Self = "scenario.duplicate-unit"
}
