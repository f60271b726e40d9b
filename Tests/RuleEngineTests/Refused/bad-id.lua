return ruleset { id = "T 1", version = "1", title = "测试", --! rule.wrong-value: lower-case letter
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" }, } },
}
