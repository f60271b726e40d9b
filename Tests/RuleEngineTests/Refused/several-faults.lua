return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 50, measure = yes { "nothing" } }, --! rule.unknown-indicator: 'nothing'
    item { id = "j", points = 50, --! rule.missing-field: item lacks 'title'
      measure = linear { "rate", from = 1, to = 1 } }, --! rule.wrong-value: another number
  },
}
