return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" },
    },
  },
  gate { id = "g", title = "限档", cap = "差",
    when = not_of { at_least { "has_plan", 3 } }, --! lint.gate-always: 对每个有数据的单位都会触发
  },
  grades = { grade { "好", at = 60 }, grade { "差" } },
}
