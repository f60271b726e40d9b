return scenario { title = "t", --! rule.missing-field: scenario lacks 'rulesets'
  snapshot { date = "2025-12-31", unit { code = "001", rate = 5 } },
  expect { ruleset = "t", unit = "001", total = 5 },
}
