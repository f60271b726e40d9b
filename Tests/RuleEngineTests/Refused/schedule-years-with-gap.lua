return ruleset { id = "t", version = "1", title = "测试",
  schedule { start = "2023-01-01", baseline = "2022-12-31", --! rule.wrong-value: the phases' years are 1, 3, expected 1, 2, 3
    phase { id = "a", title = "一", year = 1, weight = 50,
      section { id = "s", title = "节", item { id = "i", title = "项", points = 100, measure = yes { "rate" } } } },
    phase { id = "b", title = "二", year = 3, weight = 50,
      section { id = "s", title = "节", item { id = "i", title = "项", points = 100, measure = yes { "rate" } } } } } }
