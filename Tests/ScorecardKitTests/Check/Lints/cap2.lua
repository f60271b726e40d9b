return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" },
    },
  },
  bonus { id = "b", title = "加分", cap = 2, points = 4, --! lint.cap: 4 分和 2 分两档结果相同
    measure = steps { "members", {30, 4}, {20, 2}, {10, 1} } },
}
