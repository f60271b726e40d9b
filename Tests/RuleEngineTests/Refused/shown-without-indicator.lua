return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节", item { id = "i", title = "项", points = 100, measure = yes { "rate" } } },
  shown { id = "w", title = "弱有所扶" } } --! rule.missing-field: shown lists no indicator
