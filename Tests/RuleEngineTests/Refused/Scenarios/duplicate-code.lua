return scenario { title = "t", rulesets = { "t" },
  snapshot { date = "2025-12-31",
    unit { code = "001", rate = 5 },
    unit { code = "001", rate = 6 } }, --! scenario.duplicate-unit: the code '001' is used twice in the snapshot
  expect { ruleset = "t", unit = "001", total = 5 },
}
