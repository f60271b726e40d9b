return scenario { title = "t", rulesets = { "t" },
  snapshot { date = "2025-12-31", verification = "自平", --! rule.unknown-name: snapshot: 'verification' is "自平", expected one of self
    unit { code = "001", rate = 5 } },
  expect { ruleset = "t", unit = "001", total = 5 },
}
