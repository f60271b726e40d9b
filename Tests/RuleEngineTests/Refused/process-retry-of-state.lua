return ruleset { id = "t", version = "1", title = "测试",
  process { "未申报", "自评", "市验收", verdicts = { "通过", "整改" }, --! rule.unknown-name: 'from' is "自评", expected one of 通过, 整改
    retry = { from = "自评", to = "市验收" } },
  section { id = "s", title = "节", item { id = "i", title = "项", points = 100, measure = yes { "rate" } } } }
