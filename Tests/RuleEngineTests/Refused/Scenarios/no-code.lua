return scenario { title = "t", rulesets = { "t" },
  snapshot { date = "2025-12-31",
    unit { rate = 5 } }, --! rule.missing-field: unit lacks 'code'
  expect { ruleset = "t", unit = "001", total = 5 },
}
