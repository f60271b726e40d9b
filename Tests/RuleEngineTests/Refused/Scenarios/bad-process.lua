return scenario { title = "t", rulesets = { "t" },
  snapshot { date = "2025-12-31", unit { code = "001", rate = 5 } },
  process = { { "001", "t", "自评", "2025" } }, --! rule.wrong-value: scenario: a row of 'process' is a table, expected { "001"
  expect { ruleset = "t", unit = "001", total = 5 },
}
