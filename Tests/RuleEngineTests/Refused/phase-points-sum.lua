return ruleset { id = "t", version = "1", title = "测试",
  schedule { start = "2023-01-01", baseline = "2022-12-31",
    phase { id = "a", title = "一", year = 1, weight = 100, --! rule.points-sum: the items' points sum to 99
      section { id = "s", title = "节", item { id = "i", title = "项", points = 99, measure = yes { "rate" } } } } } }
