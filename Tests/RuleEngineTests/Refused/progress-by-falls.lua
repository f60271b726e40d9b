return ruleset { id = "t", version = "1", title = "测试",
  schedule { start = "2023-01-01", baseline = "2022-12-31",
    phase { id = "a", title = "一", year = 1, weight = 100,
      section { id = "s", title = "节", item { id = "i", title = "项", points = 100,
        measure = progress { "rate", by = { 0.3, 1 } } } } } } } --! rule.wrong-value: a share for each of the 1 years
