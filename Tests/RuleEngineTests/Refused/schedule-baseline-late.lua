return ruleset { id = "t", version = "1", title = "测试",
  schedule { start = "2023-01-01",
    baseline = "2023-06-30", --! rule.wrong-value: expected a day up to the schedule's start, 2023-01-01
    phase { id = "a", title = "一", year = 1, weight = 100,
      section { id = "s", title = "节", item { id = "i", title = "项", points = 100, measure = yes { "rate" } } } } } }
