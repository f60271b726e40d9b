return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节", item { id = "i", title = "项", points = 100, measure = yes { "rate" } } },
  grades = { grade { "优秀", at = 90, each_year = 60 }, --! rule.wrong-value: the rule set has no schedule
    grade { "合格" } } }
