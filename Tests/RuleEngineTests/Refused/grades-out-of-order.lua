return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" }, } },
  grades = { grade { "合格", at = 60 },
    grade { "优秀", at = 90 }, --! rule.unreachable: '优秀' is never reached
    grade { "不合格" } },
}
