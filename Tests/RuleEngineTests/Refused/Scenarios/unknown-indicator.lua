return scenario { title = "t", rulesets = { "t" },
  snapshot { date = "2025-12-31",
    unit { code = "001", league_membres = 5 }, --! rule.unknown-indicator: there is no indicator 'league_membres' --? did you mean 'league_members'?
  },
  expect { ruleset = "t", unit = "001", total = 5 },
}
