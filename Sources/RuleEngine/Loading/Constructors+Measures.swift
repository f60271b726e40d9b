import Diagnostics
import ScorecardModel

/// How items are scored, and what they read.
extension RuleLanguage {
  package static let measures = thresholds + ladders + composed + peers + conditions + further

  private static let operand = Constructor.Part.one(
    .operand, en: "an indicator or an expression", zh: "指标代号，或算式")

  private static let thresholds = [
    Constructor(
      "linear", en: "A straight line: 0 at `from`, full at `to`.",
      zh: "按比例计分：到 from 得 0 分，到 to 得满分；越低越好时 from 大于 to。",
      example: "linear { \"establishment_rate\", from = 50, to = 95 }", parts: [operand],
      fields: [
        .required("from", .number, en: "where it is 0", zh: "得 0 分的值"),
        .required("to", .number, en: "where it is full", zh: "得满分的值"),
      ]),
    Constructor(
      "at_least", en: "Full at or above a value, else 0.", zh: "不低于此数得满分，否则 0 分。",
      example: "at_least { \"league_members\", 3 }",
      parts: [operand, .one(.number, en: "the value", zh: "界限（含）")]),
    Constructor(
      "at_most", en: "Full at or below a value, else 0.", zh: "不高于此数得满分，否则 0 分。",
      example: "at_most { \"ledger_age_days\", 90 }",
      parts: [operand, .one(.number, en: "the value", zh: "界限（含）")]),
    Constructor(
      "between", en: "Full between two values, ends included.", zh: "在两数之间（含两端）得满分。",
      example: "between { \"room_temperature\", 18, 26 }",
      parts: [
        operand, .one(.number, en: "the lower end", zh: "下限（含）"),
        .one(.number, en: "the upper end", zh: "上限（含）"),
      ]),
    Constructor(
      "equals", en: "Full where the value is exactly this.", zh: "恰好等于得满分；是否类指标写 true、false。",
      example: "equals { \"incidents\", 0 }",
      parts: [operand, .one(.either([.number, .boolean]), en: "the value", zh: "应等于的值")]),
    Constructor(
      "yes", en: "Full where the indicator is yes, or a number other than 0.",
      zh: "“是”得满分；数值指标不为 0 得满分。", example: "yes { \"youth_venue\" }", parts: [operand]),
  ]

  private static let ladders = [
    Constructor(
      "steps", en: "Points outright: the first step from the top that is reached.",
      zh: "分档直接给分：从上往下，先达到的为准；都达不到 0 分。",
      example: "steps { \"satisfaction\", {95, 8}, {80, 5}, {60, 2} }",
      parts: [
        operand,
        .many(.list(.number), en: "steps: {threshold, points}", zh: "各档：{界限, 得分}"),
      ],
      fields: [
        .optional(
          "direction", .word([Direction.rising.rawValue, Direction.falling.rawValue]),
          en: "\"falling\" where less is better", zh: "越低越好的写 \"falling\"")
      ]),
    Constructor(
      "count_of", en: "k of n are yes: k/n.", zh: "n 项里有 k 项为“是”，得 k/n。",
      example: "count_of { \"annual_plan\", \"annual_summary\" }",
      parts: [.many(.operand, en: "indicators", zh: "指标代号")]),
    Constructor(
      "deduct", en: "Full points less `points` for every `per` short of `expected`, not below 0.",
      zh: "每少 per 扣 points 分，扣完为止；不足 per 的按比例。",
      example: "deduct { \"activities\", expected = 12, per = 1, points = 1 }", parts: [operand],
      fields: [
        .required("expected", .number, en: "what is due", zh: "应有多少"),
        .optional("per", .number, en: "for every so many short; 1 unless said", zh: "每少多少；默认 1"),
        .optional("points", .number, en: "points taken; 1 unless said", zh: "扣几分；默认 1"),
      ]),
  ]

  private static let conditions = [
    Constructor(
      "all_of", en: "Holds where every condition holds.", zh: "全部成立。",
      example: "all_of { yes { \"youth_venue\" }, at_least { \"activities\", 12 } }",
      parts: [.many(.measure, en: "conditions", zh: "条件")]),
    Constructor(
      "any_of", en: "Holds where any condition holds.", zh: "任一成立。",
      example: "any_of { yes { \"youth_venue\" }, at_least { \"activities\", 12 } }",
      parts: [.many(.measure, en: "conditions", zh: "条件")]),
    Constructor(
      "not_of", en: "Holds where its condition does not; neither holds where data is missing.",
      zh: "其中的条件不成立时成立；缺数据时两者都不成立。", example: "not_of { yes { \"joint_branch\" } }",
      parts: [.one(.measure, en: "a condition", zh: "条件")]),
  ]

  private static let composed = [
    Constructor(
      "best_of", en: "The greatest of several measures.", zh: "几种计分方法取最高。",
      example: "best_of { yes { \"youth_venue\" }, at_least { \"activities\", 12 } }",
      parts: [.many(.measure, en: "measures", zh: "计分方法")]),
    Constructor(
      "worst_of", en: "The least of several measures.", zh: "几种计分方法取最低。",
      example: "worst_of { yes { \"youth_venue\" }, at_least { \"activities\", 12 } }",
      parts: [.many(.measure, en: "measures", zh: "计分方法")]),
    Constructor(
      "weighted", en: "The weighted mean of several measures.", zh: "几种计分方法按权重平均。",
      example:
        "weighted { { yes { \"youth_venue\" }, 4 }, { at_least { \"activities\", 12 }, 3 } }",
      parts: [
        .many(
          .list(.either([.measure, .number])), en: "parts: {measure, weight}",
          zh: "各部分：{计分方法, 权重}")
      ]),
  ]

  private static let within = Constructor.Field.optional(
    "within", grouping, en: "the group; a district unless said", zh: "和谁比；默认区内")

  private static let peers = [
    Constructor(
      "percent_rank", en: "The share of the group that is worse: (count below)/(n − 1).",
      zh: "同组中比它差的比例：（低于它的个数）÷（n−1）；方向为 falling 的指标反过来。",
      example: "percent_rank { \"satisfaction\", within = \"district\" }", parts: [operand],
      fields: [within]),
    Constructor(
      "min_max", en: "The position between the group's least and greatest value.",
      zh: "在同组最小、最大值之间的位置：（值−最小）÷（最大−最小）。",
      example: "min_max { \"satisfaction\", within = \"district\" }", parts: [operand],
      fields: [within]),
    Constructor(
      "z_score", en: "The standard score in the group; −span to +span is 0 to 1.",
      zh: "标准分：−span 至 +span 对应 0 至 1。",
      example: "z_score { \"satisfaction\", within = \"all\", span = 3 }", parts: [operand],
      fields: [
        within,
        .optional("span", .number, en: "deviations to each side; 3 unless said", zh: "几个标准差；默认 3"),
      ]),
  ]

  private static let further = [
    Constructor(
      "score_of", en: "The score rate of a rule set in `uses`.", zh: "所引用规则集（uses）的得分率。",
      example: "score_of { \"party\" }",
      parts: [.one(.text, en: "its name in uses", zh: "uses 里的名称")]),
    Constructor(
      "target", en: "The share of this year's target that is reached.", zh: "完成当年目标的比例。",
      example: "target { \"establishment_rate\" }",
      parts: [.one(.indicator, en: "an indicator", zh: "指标代号")]),
    Constructor(
      "progress", en: "How far on the way from the baseline to the goal, of what is due by now.",
      zh: "从基期到目标，走了现在应走的多少；规则集要有三年计划（schedule）。",
      example: "progress { \"establishment_rate\", goal = 95, by = {0.30, 0.65, 1} }",
      parts: [operand],
      fields: [
        .optional(
          "goal", .number, en: "the goal; the last year's target unless said",
          zh: "终期目标；不写时是目标文件里最后一年的值"),
        .optional(
          "by", .list(.number), en: "the share that is due at each year's end",
          zh: "每年年末应完成的比例，最后为 1"),
      ]),
    Constructor(
      "reached", en: "Full where the process has reached a state.", zh: "流程到了这个状态或以后，得满分。",
      example: "reached { \"市验收\" }",
      parts: [.one(.text, en: "a state of the process", zh: "流程里的状态")]),
  ]

  /// Expressions over indicators.
  package static let operands = [
    Constructor(
      "ratio", en: "a ÷ b", zh: "a ÷ b；除数为零算缺失。",
      example: "ratio { \"cadres\", \"league_members\" }",
      parts: dividend),
    Constructor(
      "percent", en: "100 × a ÷ b", zh: "100 × a ÷ b；除数为零算缺失。",
      example: "percent { \"valid_league_units\", \"eligible_units\" }", parts: dividend),
    Constructor(
      "per", en: "a per so many of b: 1000 × a ÷ b", zh: "每多少 b 有几个 a，例如每千人：1000 × a ÷ b。",
      example: "per { \"youth_volunteers\", \"residents\", 1000 }",
      parts: dividend + [.one(.number, en: "per how many", zh: "每多少，例如 1000")]),
    Constructor(
      "sum", en: "The sum of several indicators.", zh: "各项之和。",
      example: "sum { \"youth_volunteers\", \"social_workers\" }",
      parts: [.many(.operand, en: "indicators or expressions", zh: "指标代号，或算式")]),
    Constructor(
      "change", en: "The change since an earlier snapshot.", zh: "与以前快照相比的增减。",
      example: "change { \"disputes\", since = \"previous\" }", parts: [operand],
      fields: [
        .required(
          "since", .word(["previous", "baseline"]), en: "the snapshot before, or the baseline",
          zh: "\"previous\" 上一份快照，\"baseline\" 基期快照")
      ]),
    Constructor(
      "gap", en: "How far apart two values are.", zh: "两者相差多少，不分大小。",
      example: "gap { \"joint_meetings\", \"activities\" }",
      parts: [
        .one(.operand, en: "one value", zh: "指标代号，或算式"),
        .one(.operand, en: "the other", zh: "指标代号，或算式"),
      ]),
    Constructor(
      "sampled", en: "A surveyed value; missing where the sample is too small.",
      zh: "调查得来的值；样本不足时算缺失。",
      example: "sampled { \"satisfaction\", size = \"satisfaction_sample\", least = 30 }",
      parts: [operand],
      fields: [
        .required("size", .operand, en: "the size of the sample", zh: "样本数（指标代号）"),
        .required("least", .number, en: "the least sample", zh: "样本最少多少"),
      ]),
  ]

  private static let dividend: [Constructor.Part] = [
    .one(.operand, en: "dividend", zh: "被除数：指标代号，或算式"),
    .one(.operand, en: "divisor", zh: "除数：指标代号，或算式"),
  ]
}
