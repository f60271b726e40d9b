return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 0.1234567, --! rule.wrong-value: at most 6 decimals
      measure = yes { "has_plan" }, } },
}
