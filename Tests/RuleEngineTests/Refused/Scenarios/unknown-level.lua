return scenario { title = "t", rulesets = { "t" },
  snapshot { date = "2025-12-31", level = "town", --! rule.unknown-name: snapshot: 'level' is "town", expected one of community
    unit { code = "001", rate = 5 } },
  expect { ruleset = "t", unit = "001", total = 5 },
}
