return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = steps { "satisfaction", {95, 80}, {80, 50} }, --! lint.never-full: 100 分，最多只能得 80 分
    },
  },
}
