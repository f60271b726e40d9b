return ruleset { id = "t", version = "1", title = "测试", unit = "comunity", --! rule.unknown-name: expected one of --? community
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" }, } },
}
