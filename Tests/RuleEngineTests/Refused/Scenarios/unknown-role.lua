return scenario { title = "t", rulesets = { "t" },
  snapshot { date = "2025-12-31", role = "base", --! rule.unknown-name: snapshot: 'role' is "base", expected one of baseline
    unit { code = "001", rate = 5 } },
  expect { ruleset = "t", unit = "001", total = 5 },
}
