return ruleset { id = "t", version = "1", title = "测试", uses = { party = "five-three-three" },
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = at_least { "results.party.totle", 60 } } } } --! rule.unknown-indicator: there is no indicator 'results.party.totle' --? results.party.total
