return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = steps { --! lint.never-zero: 最差也得 50 分
        "satisfaction", {90, 100},
        {0, 50},
        {-5, 20}, --! lint.threshold-outside: 界限 -5
      }, },
  },
}
