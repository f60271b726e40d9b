return scenario { title = "t", rulesets = { "t" },
  snapshot { date = "2025-12-31", unit { code = "001", rate = 5 } },
  expect { ruleset = "t", unit = "001", total = "5" }, --! rule.wrong-type: expect: 'total' is the text "5", expected a number
}
