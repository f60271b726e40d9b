return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" },
    },
  },
  gate { id = "g", title = "限档", cap = "好", --! lint.gate-no-effect: 它就是最高等次
    when = yes { "joint" } },
  grades = { grade { "好", at = 60 }, grade { "差" } },
}
