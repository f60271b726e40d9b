return scenario { title = "t", rulesets = { "t" },
  snapshot { unit { code = "001", rate = 5 } }, --! rule.missing-field: snapshot lacks 'date'
  expect { ruleset = "t", unit = "001", total = 5 },
}
