return ruleset { id = "t", version = "1", title = "测试",
  schedule { baseline = "2022-12-31",
    start = "2023-13-01", --! rule.wrong-value: expected a date, YYYY-MM-DD
    phase { id = "a", title = "一", year = 1, weight = 100,
      section { id = "s", title = "节", item { id = "i", title = "项", points = 100, measure = yes { "rate" } } } } } }
