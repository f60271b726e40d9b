return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" },
    },
  },
  quota { grade = "好", share = 1 }, --! lint.quota-no-effect: 名额是 100%
  grades = { grade { "好", at = 60 }, grade { "差" } },
}
