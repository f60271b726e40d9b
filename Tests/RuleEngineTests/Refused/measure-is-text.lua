return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100, measure = "has_plan" } }, --! rule.misplaced: expected a measure, found the text "has_plan"
}
