return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节", item { id = "i", title = "项", points = 100, measure = yes { "rate" } } },
  gate { id = "g", title = "未验收", when = yes { "has_plan" }, cap = "未验收" },
  grades = { grade { "通过", at = 85 }, grade { "不通过" }, grade { "未验收" } },
  quota { grade = "不通过", share = 0.5 } } --! rule.wrong-value: a grade above the last
