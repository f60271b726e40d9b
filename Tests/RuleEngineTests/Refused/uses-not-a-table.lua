return ruleset { id = "t", version = "1", title = "测试",
  uses = "five-have", --! rule.wrong-type: names with ids of rule sets
  section { id = "s", title = "节", item { id = "i", title = "项", points = 100, measure = yes { "rate" } } } }
