return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = score_of { "party" } } } } --! rule.unknown-name: there is no 'party' in 'uses' --? declare it: uses =
