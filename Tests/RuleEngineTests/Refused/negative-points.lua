return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = -5, --! rule.wrong-value: points greater than 0
      measure = yes { "has_plan" }, } },
}
