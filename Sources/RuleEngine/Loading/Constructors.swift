/// A constructor of the rule language: what its table may hold.
struct Constructor: Sendable {
  let name: String
  /// Named fields, `id = …`.
  let fields: [String]
}

/// The constructors that rule files may call, by name.
enum RuleLanguage {
  static let structure = [
    Constructor(
      name: "ruleset",
      fields: [
        "id", "version", "title", "title_en", "source", "unit", "total", "decimals", "combine",
        "rank", "met", "grades", "pass_line", "max_not_applicable", "max_missing", "uses",
        "rescale", "self_margin",
      ]),
    Constructor(name: "schedule", fields: ["start", "baseline", "status"]),
    Constructor(name: "phase", fields: ["id", "title", "title_en", "year", "weight"]),
    Constructor(name: "process", fields: ["verdicts", "retry"]),
    Constructor(name: "shown", fields: ["id", "title", "title_en"]),
    Constructor(name: "section", fields: ["id", "title", "title_en"]),
    Constructor(
      name: "item",
      fields: [
        "id", "title", "title_en", "points", "measure", "score", "when", "missing", "needs",
        "source", "note",
      ]),
    Constructor(name: "bonus", fields: adjustmentFields),
    Constructor(name: "deduction", fields: adjustmentFields),
    Constructor(
      name: "gate", fields: ["id", "title", "title_en", "when", "cap", "flag", "zero"]),
    Constructor(name: "grade", fields: ["at", "each_section", "each_year", "when"]),
    Constructor(name: "quota", fields: ["grade", "share", "within"]),
  ]

  static let measures = [
    Constructor(name: "linear", fields: ["from", "to"]),
    Constructor(name: "at_least", fields: []),
    Constructor(name: "at_most", fields: []),
    Constructor(name: "between", fields: []),
    Constructor(name: "equals", fields: []),
    Constructor(name: "yes", fields: []),
    Constructor(name: "steps", fields: ["direction"]),
    Constructor(name: "count_of", fields: []),
    Constructor(name: "deduct", fields: ["expected", "per", "points"]),
    Constructor(name: "best_of", fields: []),
    Constructor(name: "worst_of", fields: []),
    Constructor(name: "weighted", fields: []),
    Constructor(name: "percent_rank", fields: ["within"]),
    Constructor(name: "min_max", fields: ["within"]),
    Constructor(name: "z_score", fields: ["within", "span"]),
    Constructor(name: "all_of", fields: []),
    Constructor(name: "any_of", fields: []),
    Constructor(name: "not_of", fields: []),
    Constructor(name: "score_of", fields: []),
    Constructor(name: "target", fields: []),
    Constructor(name: "progress", fields: ["goal", "by"]),
    Constructor(name: "reached", fields: []),
  ]

  static let operands = [
    Constructor(name: "ratio", fields: []),
    Constructor(name: "percent", fields: []),
    Constructor(name: "per", fields: []),
    Constructor(name: "sum", fields: []),
    Constructor(name: "change", fields: ["since"]),
    Constructor(name: "gap", fields: []),
    Constructor(name: "sampled", fields: ["size", "least"]),
  ]

  static let all = structure + measures + operands

  static func fields(of constructor: String) -> [String] {
    all.first { $0.name == constructor }?.fields ?? []
  }

  private static let adjustmentFields = [
    "id", "title", "title_en", "cap", "points", "measure", "score",
  ]
}
