return ruleset { id = "t", version = "1", title = "测试",
  process { "未申报" }, --! rule.missing-field: at least two states
  section { id = "s", title = "节", item { id = "i", title = "项", points = 100, measure = yes { "rate" } } } }
