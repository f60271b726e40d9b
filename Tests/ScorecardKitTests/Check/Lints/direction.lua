return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = at_most { "satisfaction", 80 }, --! lint.direction: "satisfaction" 越低得分越多，但指标目录写的是越高越好
    },
  },
}
