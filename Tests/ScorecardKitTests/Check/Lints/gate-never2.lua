return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" },
    },
  },
  gate { id = "g", title = "限档", cap = "差",
    when = all_of { at_least { "members", 9 }, not_of { at_least { "members", 9 } } }, --! lint.gate-never: 在所读数据齐全时不会触发
  },
  grades = { grade { "好", at = 60 }, grade { "差" } },
}
