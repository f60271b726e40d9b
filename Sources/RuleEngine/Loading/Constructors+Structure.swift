import Diagnostics
import ScorecardModel

/// What a rule set is built of.
extension RuleLanguage {
  static let grouping = ValueKind.word(Grouping.allCases.map(\.rawValue))
  private static let levels = ValueKind.word(UnitLevel.allCases.map(\.rawValue))

  package static let structure = [ruleSet] + plan + scored + consequences

  private static let ruleSet = Constructor(
    "ruleset", en: "A rule set: what is assessed, how points follow, and how grades are given.",
    zh: "规则集：考核什么、怎样计分、怎样定等次。规则文件写成 return ruleset { … }。",
    example: """
      return ruleset {
        id = "green-estates", version = "1.0.0", title = "绿色小区",
        section { … }, grades = { grade { "达标", at = 80 }, grade { "未达标" } },
      }
      """,
    parts: [
      .many(
        .either(
          [
            "section", "bonus", "deduction", "gate", "quota", "schedule", "process", "shown",
          ].map(ValueKind.made)),
        en: "sections, bonuses, deductions, gates, quotas; a schedule, a process, what is shown",
        zh: "一级项、加分、扣分、限档条件、名额，以及三年计划、流程、只展示的指标")
    ],
    fields: identity + scale + consequenceFields)

  private static let identity: [Constructor.Field] = [
    .id,
    .required("version", .text, en: "version of the rule set", zh: "版本，例如 \"1.0.0\""),
    .title, .englishTitle,
    .optional("source", .text, en: "the document that it rests on", zh: "依据的文件"),
    .optional(
      "unit", .either([levels, .list(levels)]),
      en: "what is assessed, \"community\" unless said; of a list the first unless --level says",
      zh: "考核对象：社区（默认）、街道、区、市；可考核几级的写成列表，第一个是默认"),
    .optional(
      "uses", .named(.text), en: "results of other rule sets: { name = \"id\" }",
      zh: "引用别的规则集：{ 名称 = \"规则集代号\" }"),
  ]

  private static let scale: [Constructor.Field] = [
    .optional(
      "total", .number, en: "full points, which the items' points sum to; 100 unless said",
      zh: "满分，各项分值之和必须等于它；默认 100"),
    .optional(
      "decimals", .number, en: "decimals of the published total, 0 to 6; 2 unless said",
      zh: "公布的小数位数，0 至 6；默认 2"),
    .optional(
      "combine", .either([.word(["sum", "geometric", "minimum"]), .combining]),
      en: "how the sections make the total: their sum unless said",
      zh: "各一级项怎样合成总分：\"sum\" 相加（默认）、\"geometric\"、\"minimum\"，或函数"),
    .optional(
      "rescale", .word(Rescaling.allCases.map(\.rawValue)),
      en: "where the points of what is not applicable go: all items, or the same section",
      zh: "不适用的分值在哪里折算：\"total\" 全部考核项（默认），\"section\" 本一级项"),
    .optional(
      "rank", .table("rank"), en: "among whom units are ranked", zh: "在什么范围内排名"),
    .optional(
      "pass_line", .number, en: "a bonus does not lift a lower score to it",
      zh: "加分不能把低于此线的分数抬到此线"),
    .optional(
      "max_not_applicable", .number,
      en: "not assessed above this share of not applicable points; 0.20 unless said",
      zh: "不适用的分值超过此比例，无法评定；默认 0.20"),
    .optional(
      "max_missing", .number,
      en: "not assessed above this share of missing points; 0.30 unless said",
      zh: "缺数据的分值超过此比例，无法评定；默认 0.30"),
    .optional(
      "self_margin", .number,
      en: "how far a self-assessed total may be above the verified one; 5 unless said",
      zh: "自评总分比核定总分高出多少，标“自评偏高”；默认 5"),
  ]

  private static let consequenceFields: [Constructor.Field] = [
    .optional(
      "grades", .list(.made("grade")), en: "grades from the best down", zh: "等次，从高到低"),
    .optional(
      "met", .text, en: "the lowest grade that counts as met; the last but one unless said",
      zh: "达到这一等次及以上算达标；默认倒数第二个等次"),
  ]

  private static let plan = [
    Constructor(
      "schedule", en: "A plan over several years: each phase is assessed in its year.",
      zh: "三年计划：每个阶段在它的那一年考核，最后合成总评。",
      example: "schedule { start = \"2023-01-01\", baseline = \"2022-12-31\", phase { … }, … }",
      parts: [.many(.made("phase"), en: "phases by year", zh: "各阶段")],
      fields: [
        .required("start", .date, en: "first day, YYYY-MM-DD", zh: "起始日，YYYY-MM-DD"),
        .required("baseline", .date, en: "day of the baseline", zh: "基期日期，不晚于起始日"),
        .optional("status", .table("status"), en: "limits of the lights", zh: "进度状态的界限"),
      ]),
    Constructor(
      "phase", en: "A year of a schedule, with sections of its own.", zh: "三年计划里的一年，有自己的考核项。",
      example: "phase { id = \"momentum\", title = \"有势头\", year = 1, weight = 20, section { … } }",
      parts: [.many(.made("section"), en: "its sections", zh: "本阶段的一级项")],
      fields: [
        .id, .title, .englishTitle,
        .required("year", .number, en: "1, 2, 3 …", zh: "第几年：1、2、3……"),
        .required("weight", .number, en: "weight in the final", zh: "在总评里的权重"),
      ]),
    Constructor(
      "process", en: "States that a unit goes through in order, none skipped.",
      zh: "流程：单位依次经过的状态，不得跳步。",
      example: """
        process { "未申报", "自评", "市验收", verdicts = { "通过", "限期整改" },
                  retry = { from = "限期整改", to = "市验收" } }
        """,
      parts: [.many(.text, en: "states, at least two", zh: "状态，至少两个")],
      fields: [
        .optional("verdicts", .list(.text), en: "how it may end", zh: "结论"),
        .optional("retry", .table("retry"), en: "the way back after a verdict", zh: "整改后再来一次"),
      ]),
    Constructor(
      "shown", en: "Indicators that are shown and not scored.", zh: "只展示、不计分的指标。",
      example: "shown { id = \"care\", title = \"弱有所扶\", \"households\" }",
      parts: [.many(.indicator, en: "indicators", zh: "指标代号")],
      fields: [.id, .title, .englishTitle]),
  ]

  private static let scored = [
    Constructor(
      "section", en: "A section: groups items; its points are the sum of theirs.",
      zh: "一级考核项：分值是其中各 item 之和。",
      example: "section { id = \"team\", title = \"有队伍\", item { … }, item { … } }",
      parts: [.many(.made("item"), en: "items", zh: "二级考核项")],
      fields: [.id, .title, .englishTitle]),
    Constructor(
      "item", en: "An item: carries points, and says how they follow from indicators.",
      zh: "二级考核项：带分值，写明怎样由指标计分。",
      example: """
        item { id = "hours", title = "每周开放时间", points = 5,
               measure = linear { "venue_hours_per_week", from = 8, to = 20 } }
        """,
      fields: [
        .id, .title, .englishTitle,
        .required("points", .number, en: "points, with at most 6 decimals", zh: "分值，至多 6 位小数"),
        .optional("measure", .measure, en: "how it is scored", zh: "计分方法；与 score 写一样"),
        .optional(
          "score", .scoring, en: "a function instead of a measure: returns points, and why",
          zh: "计分函数，代替 measure：返回得分，可再返回理由"),
        .optional(
          "when", .condition(ofCard: false), en: "not applicable where it does not hold",
          zh: "条件不成立时，本项不适用"),
        .optional(
          "missing", .word(MissingPolicy.allCases.map(\.rawValue)),
          en: "missing data: scores 0, or leaves the denominator",
          zh: "缺数据时：\"zero\" 记 0 分（默认），\"exclude\" 不计入"),
        .optional(
          "needs", .list(.indicator), en: "indicators without which the function is not called",
          zh: "只用于函数：这些指标缺失或不适用时不调用函数"),
        .optional("source", .text, en: "where the data comes from", zh: "数据来源，印在细则里"),
        .optional("note", .text, en: "a note for readers", zh: "备注，印在细则里"),
      ]),
    Constructor(
      "bonus", en: "Points outside the total, capped.", zh: "加分：在满分以外，有上限。",
      example: """
        bonus { id = "honours", title = "表彰奖励", cap = 3,
                measure = steps { "honour_level", {3, 3}, {2, 2}, {1, 1} } }
        """,
      fields: adjustmentFields),
    Constructor(
      "deduction", en: "Points taken from the total, capped.", zh: "扣分：从总分里扣，有上限。",
      example: """
        deduction { id = "late", title = "迟报", cap = 2,
                    measure = steps { "late_reports", {2, 2}, {1, 1} } }
        """,
      fields: adjustmentFields),
  ]

  private static let adjustmentFields: [Constructor.Field] = [
    .id, .title, .englishTitle,
    .required("cap", .number, en: "the most that it adds or takes", zh: "最多几分"),
    .optional(
      "points", .number, en: "what full attainment is worth; the cap unless said",
      zh: "完成度 100% 值几分；默认等于 cap"),
    .optional("measure", .measure, en: "how it is scored", zh: "计分方法；与 score 写一样"),
    .optional(
      "score", .scoring, en: "a function instead of a measure: returns points, and why",
      zh: "计分函数，代替 measure：返回分数，可再返回理由"),
  ]

  private static let consequences = [
    Constructor(
      "gate", en: "A condition that caps the grade, raises a flag or zeroes a part.",
      zh: "否决、限档条件：cap、flag、zero 至少写一样。",
      example: """
        gate { id = "hollow", title = "空心团组织", when = equals { "league_members", 0 },
               cap = "合格", flag = "空心" }
        """,
      fields: [
        .id,
        .optional("title", .text, en: "title; the flag where it is absent", zh: "名称，默认同 flag"),
        .englishTitle,
        .required("when", .condition(ofCard: true), en: "the condition", zh: "条件"),
        .optional("cap", .text, en: "the best grade left", zh: "等次最高到此"),
        .optional("flag", .text, en: "a flag on the result", zh: "在结果上标注的文字"),
        .optional(
          "zero", .text, en: "id of the section or item that scores 0",
          zh: "记 0 分的一级项或二级项的代号"),
      ]),
    Constructor(
      "grade", en: "A grade and what it takes; the first from the top that fits is given.",
      zh: "等次和条件：从上往下，第一个全部条件成立的就是；最后一个不带条件。",
      example: "grade { \"示范\", at = 90, each_section = 0.80 }",
      parts: [.one(.text, en: "name of the grade", zh: "等次名称")],
      fields: [
        .optional("at", .number, en: "the least total", zh: "总分线（含）"),
        .optional(
          "each_section", .number, en: "the least attainment of every section, 0 to 1",
          zh: "每个一级项得分率的下限，0 至 1"),
        .optional(
          "each_year", .number, en: "the least score of every year of a schedule",
          zh: "三年计划：每年得分的下限，只看总评"),
        .optional("when", .condition(ofCard: true), en: "a further condition", zh: "另加的条件"),
      ]),
    Constructor(
      "quota", en: "At most a share of a group's units may hold a grade.",
      zh: "名额：某等次不超过本组单位数的一定比例。",
      example: "quota { grade = \"示范\", share = 0.10, within = \"district\" }",
      fields: [
        .required("grade", .text, en: "the grade", zh: "等次"),
        .required("share", .number, en: "share of the group's units, 0 to 1", zh: "占本组的比例，0 至 1"),
        .optional(
          "within", grouping, en: "the group; a district unless said", zh: "在什么范围内；默认区内"),
      ]),
  ]

  /// Tables without a constructor that stand in fields.
  package static let tables = [
    Constructor(
      "rank", en: "Among whom units are ranked.", zh: "排名范围。",
      example: "{ within = \"district\", smallest = 3 }",
      fields: [
        .optional(
          "within", grouping, en: "the group; a district unless said", zh: "在什么范围内；默认区内"),
        .optional(
          "smallest", .number, en: "a group of fewer assessed units is not ranked; 3 unless said",
          zh: "已评定的少于几个不排名；默认 3"),
      ]),
    Constructor(
      "status", en: "When a path to a goal is ahead or behind.", zh: "三年计划的进度状态界限。",
      example: "{ ahead = 10, behind = 10, far_behind = 30, red_share = 1/3, hold = 2 }",
      fields: [
        .optional("ahead", .number, en: "ahead from this lead", zh: "领先多少算“领先”"),
        .optional("behind", .number, en: "behind from this lag", zh: "落后多少算“滞后”"),
        .optional("far_behind", .number, en: "far behind above this lag", zh: "落后超过多少算“严重滞后”"),
        .optional(
          "red_share", .number, en: "share of weight far behind that decides, 0 to 1",
          zh: "严重滞后的项超过多大权重，整体算严重滞后"),
        .optional(
          "hold", .number, en: "how much worse a goal that is held may get", zh: "保持的指标可以变差多少"),
      ]),
    Constructor(
      "retry", en: "The way back into a process after a verdict.", zh: "整改后再走一次流程。",
      example: "{ from = \"限期整改\", to = \"市验收\", times = 1, days = 30 }",
      fields: [
        .required("from", .text, en: "the verdict", zh: "从哪个结论"),
        .required("to", .text, en: "the state to go back to", zh: "回到哪个状态"),
        .optional("times", .number, en: "how often; 1 unless said", zh: "几次；默认 1"),
        .optional("days", .number, en: "within how many days; 30 unless said", zh: "几天之内；默认 30"),
      ]),
  ]
}
