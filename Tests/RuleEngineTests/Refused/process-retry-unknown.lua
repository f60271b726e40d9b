return ruleset { id = "t", version = "1", title = "测试",
  process { "未申报", "市验收", verdicts = { "通过", "整改" },
    retry = { from = "整改中", to = "市验收" } }, --! rule.unknown-name: 'from' is "整改中" --? 整改
  section { id = "s", title = "节", item { id = "i", title = "项", points = 100, measure = yes { "rate" } } } }
