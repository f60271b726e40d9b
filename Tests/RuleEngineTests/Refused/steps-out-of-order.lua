return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = steps { "rate", {60, 50}, {80, 100} }, --! rule.unreachable: never reached
    } },
}
