return ruleset { --! rule.points-sum: sum to 100, not to the total of 50
 id = "t", version = "1", title = "测试", total = 50,
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" }, } },
}
