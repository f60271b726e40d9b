return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = "100", --! rule.wrong-type: 'points' is the text "100", expected a number
      measure = yes { "has_plan" }, } },
}
