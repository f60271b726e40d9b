return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节", item { id = "i", title = "项", points = 100, measure = yes { "rate" } } },
  gate { id = "g", title = "未验收", when = yes { "has_plan" }, cap = "未验收" },
  grades = { grade { "通过", at = 85 }, grade { "不通过" }, grade { "未验收" },
    grade { "未参加" } } } --! rule.unreachable: the grade '未参加' is never reached
