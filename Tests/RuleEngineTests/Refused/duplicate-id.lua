return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 50, measure = yes { "has_plan" } },
    item { id = "i", title = "项", points = 50, measure = yes { "has_plan" } }, --! rule.duplicate-id: 'i' is used twice
  },
}
