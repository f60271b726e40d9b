return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = linear { 5, from = 50, to = 95 }, --! rule.wrong-type: needs an indicator here, found 5
    } },
}
