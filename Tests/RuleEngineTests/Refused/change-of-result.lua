return ruleset { id = "t", version = "1", title = "测试", uses = { party = "five-three-three" },
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { change { "results.party.total", since = "previous" } } } } } --! rule.wrong-value: 'results.party.total' has no earlier values
