return scenario { title = "t", rulesets = { "t" },
  snapshot { date = "2025-12-31",
    unit { code = "001", rate = "many" }, --! rule.wrong-value: 'rate' is the text "many", which is no value of the indicator --? write a number
  },
  expect { ruleset = "t", unit = "001", total = 5 },
}
