return ruleset { id = "t", version = "1", title = "测试",
  process { "未申报", "自评", "市验收" },
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = reached { "市验收核" } } } } --! rule.unknown-name: expected one of 未申报, 自评, 市验收 --? 市验收
