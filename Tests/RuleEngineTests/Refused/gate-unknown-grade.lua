return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" }, } },
  gate { id = "g", when = yes { "has_plan" }, cap = "合各" }, --! rule.unknown-name: expected one of --? 合格
  grades = { grade { "优秀", at = 90 }, grade { "合格" } },
}
