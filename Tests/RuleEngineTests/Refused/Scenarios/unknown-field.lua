return scenario { title = "t", rulesets = { "t" },
  as_off = "2025-12-31", --! rule.unknown-field: scenario has no field 'as_off' --? did you mean 'as_of'?
  snapshot { date = "2025-12-31", unit { code = "001", rate = 5 } },
  expect { ruleset = "t", unit = "001", total = 5 },
}
