return scenario { title = "t", rulesets = { "t" },
  snapshot { date = "2025-12-31", unit { code = "001", rate = 5 } },
  expect { ruleset = "t", unit = "001", flags = "空心" }, --! rule.wrong-type: expect: 'flags' is the text "空心", expected a list
}
