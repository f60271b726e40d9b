return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" }, } },
  quota { grade = "优秀", share = 10 }, --! rule.wrong-value: between 0 and 1
  grades = { grade { "优秀", at = 90 }, grade { "合格" } },
}
