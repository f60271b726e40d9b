return scenario { title = "t", rulesets = { "t" },
  snapshot { date = "2025-12-31", unit { code = "001", district = "甲", rate = 5 } },
  expect { ruleset = "t", unit = "001", total = 5, flags = {},
           items = {}, --! scenario.nothing-expected: 'items' is empty --? fill it in
           sections = {} }, --! scenario.nothing-expected: 'sections' is empty
  expect_rollup { ruleset = "t", unit = "甲", grades = {} }, --! scenario.nothing-expected: 'grades' is empty
}
