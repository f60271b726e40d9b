return ruleset { id = "t", version = "1", --! rule.missing-field: ruleset lacks 'title'
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" }, } },
}
