return ruleset { id = "t", version = "1", title = "测试",
  uses = { party = 5 }, --! rule.wrong-type: the id of a rule set in quotes
  section { id = "s", title = "节", item { id = "i", title = "项", points = 100, measure = yes { "rate" } } } }
