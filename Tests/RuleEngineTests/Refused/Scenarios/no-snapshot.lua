return scenario { title = "t", rulesets = { "t" }, --! rule.missing-field: the scenario has no snapshot
  expect { ruleset = "t", unit = "001", total = 5 },
}
