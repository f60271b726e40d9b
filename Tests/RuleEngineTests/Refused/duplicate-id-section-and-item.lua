return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "s", title = "项", points = 100, measure = yes { "has_plan" } }, --! rule.duplicate-id: 's' is used twice
  },
}
