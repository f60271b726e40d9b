return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = linear { ratio { "meetings",
        "rat" }, from = 0, to = 1 }, --! rule.unknown-indicator: 'rat'
    } },
}
