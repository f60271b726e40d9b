import Diagnostics

/// The constructors that scenario files may call, with their named fields.
enum ScenarioLanguage {
  static let all = [
    Constructor(
      name: "scenario",
      fields: ["title", "note", "rulesets", "as_of", "defaults", "targets", "process"]),
    Constructor(name: "snapshot", fields: ["date", "level", "role", "verification"]),
    // The others are indicators.
    Constructor(name: "unit", fields: ["code", "name", "district", "street", "city", "stratum"]),
    Constructor(
      name: "expect",
      fields: ["ruleset", "unit", "total", "grade", "rank", "flags", "items", "sections"]),
    Constructor(
      name: "expect_rollup",
      fields: [
        "ruleset", "unit", "mean", "median", "min", "max", "met_share", "completeness", "units",
        "assessed", "grades",
      ]),
    Constructor(name: "expect_diagnostic", fields: ["id"]),
  ]

  static func fields(of constructor: String) -> [String] {
    all.first { $0.name == constructor }?.fields ?? []
  }
}

extension DiagnosticID {
  static let notAScenario: Self = "scenario.not-a-scenario"
  static let nothingExpected: Self = "scenario.nothing-expected"
  static let duplicateScenario: Self = "scenario.duplicate-title"
  static let duplicateUnit: Self = "scenario.duplicate-unit"
}
