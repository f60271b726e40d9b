return scenario { title = "t", rulesets = { "t" },
  snapshot { date = "2025-02-30", --! rule.wrong-value: snapshot: 'date' is "2025-02-30", expected a date, YYYY-MM-DD
    unit { code = "001", rate = 5 } },
  expect { ruleset = "t", unit = "001", total = 5 },
}
