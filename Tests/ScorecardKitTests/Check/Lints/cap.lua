return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" },
    },
  },
  bonus { id = "b", title = "加分", cap = 5, points = 3, --! lint.cap: 上限 5 分，但最多只能到 3 分
    measure = yes { "joint" } },
}
