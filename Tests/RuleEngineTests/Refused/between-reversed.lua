return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = between { "rate", 9, 2 }, --! rule.wrong-value: the lower end
    } },
}
