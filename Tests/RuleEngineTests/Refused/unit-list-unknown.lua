return ruleset { id = "t", version = "1", title = "测试",
  unit = { "community", "distrct" }, --! rule.unknown-name: expected one of community, street, district, city --? district
  section { id = "s", title = "节", item { id = "i", title = "项", points = 100, measure = yes { "rate" } } } }
