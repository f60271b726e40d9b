return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" }, } },
  quota { grade = "合格", share = 0.1 }, --! rule.wrong-value: a grade above the last
  grades = { grade { "优秀", at = 90 }, grade { "合格" } },
}
