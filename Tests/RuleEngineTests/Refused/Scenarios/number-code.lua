return scenario { title = "t", rulesets = { "t" },
  snapshot { date = "2025-12-31",
    unit { code = 1, rate = 5 } }, --! rule.wrong-type: unit: 'code' is 1, expected a text in quotes
  expect { ruleset = "t", unit = "001", total = 5 },
}
