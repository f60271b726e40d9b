return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = weighted { { yes { "has_plan" }, 30 }, { at_least { "members", 3 }, 20 } }, --! lint.weights: 各部分权重合计 50，而这里共 100 分：第一部分实际值 60 分，不是 30 分
    },
  },
}
