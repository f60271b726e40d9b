return scenario { title = "t", rulesets = { "t" },
  snapshot { date = "2025-12-31", unit { code = "001", rate = 5 } },
  targets = { { "001", "rat", 2025, 5 } }, --! rule.unknown-indicator: there is no indicator 'rat' --? did you mean 'rate'?
  expect { ruleset = "t", unit = "001", total = 5 },
}
