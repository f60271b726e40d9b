return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" }, } },
  grades = { grade { "优秀", at = 90 },
    grade { "合格", at = 60 } }, --! rule.unreachable: the last grade
}
