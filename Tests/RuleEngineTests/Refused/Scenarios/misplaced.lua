return scenario { title = "t", rulesets = { "t" },
  unit { code = "001", rate = 5 }, --! rule.misplaced: a scenario holds snapshot, expect, expect_rollup and expect_diagnostic, found unit
  snapshot { date = "2025-12-31", unit { code = "001", rate = 5 } },
  expect { ruleset = "t", unit = "001", total = 5 },
}
