return ruleset { id = "t", version = "1", title = "测试", --! rule.points-sum: the phases' weights sum to 90, not to the total of 100
  schedule { start = "2023-01-01", baseline = "2022-12-31",
    phase { id = "a", title = "一", year = 1, weight = 50,
      section { id = "s", title = "节", item { id = "i", title = "项", points = 100, measure = yes { "rate" } } } },
    phase { id = "b", title = "二", year = 2, weight = 40,
      section { id = "s", title = "节", item { id = "i", title = "项", points = 100, measure = yes { "rate" } } } } } }
