return scenario { title = "t", rulesets = { "t" },
  snapshot { date = "2025-12-31", unit { code = "001", rate = 5 } },
  targets = { { "001", "rate", "2025" } }, --! rule.wrong-value: scenario: a row of 'targets' is a table, expected { "001"
  expect { ruleset = "t", unit = "001", total = 5 },
}
