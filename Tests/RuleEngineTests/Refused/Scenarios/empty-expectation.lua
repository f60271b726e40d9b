return scenario { title = "t", rulesets = { "t" },
  snapshot { date = "2025-12-31", unit { code = "001", rate = 5 } },
  expect { ruleset = "t", unit = "001" }, --! scenario.nothing-expected: expect says nothing of the result
}
