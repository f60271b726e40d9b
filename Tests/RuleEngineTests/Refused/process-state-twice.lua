return ruleset { id = "t", version = "1", title = "测试",
  process { "未申报", "自评", "自评" }, --! rule.duplicate-id: the state '自评' stands twice
  section { id = "s", title = "节", item { id = "i", title = "项", points = 100, measure = yes { "rate" } } } }
