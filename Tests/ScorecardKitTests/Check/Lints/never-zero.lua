return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = deduct { "satisfaction", expected = 100, per = 2, points = 1 }, --! lint.never-zero: 最差也得 50 分
    },
  },
}
