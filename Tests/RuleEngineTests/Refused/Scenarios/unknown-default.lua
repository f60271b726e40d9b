return scenario { title = "t", rulesets = { "t" },
  defaults = { meeting = 5 }, --! rule.unknown-indicator: there is no indicator 'meeting' --? did you mean 'meetings'?
  snapshot { date = "2025-12-31", unit { code = "001", rate = 5 } },
  expect { ruleset = "t", unit = "001", total = 5 },
}
