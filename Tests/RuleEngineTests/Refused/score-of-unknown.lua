return ruleset { id = "t", version = "1", title = "测试", uses = { party = "five-three-three" },
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = score_of { "pary" } } } } --! rule.unknown-name: there is no 'pary' in 'uses' --? did you mean 'party'
