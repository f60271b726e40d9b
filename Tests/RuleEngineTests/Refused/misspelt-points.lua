return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", pionts = 100, --! rule.unknown-field: no field 'pionts' --? points
      measure = yes { "has_plan" } } },
}
