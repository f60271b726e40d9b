return ruleset { --! rule.points-sum: sum to 99.9, not to the total of 100 --? total = 99.9
 id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 99.9,
      measure = yes { "has_plan" }, } },
}
