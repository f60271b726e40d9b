return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = steps { "idle_months", {0, 100},
        {3, 100}, --! lint.step-points: 都是 100 分
        {6, 40}, direction = "falling" },
    },
  },
}
