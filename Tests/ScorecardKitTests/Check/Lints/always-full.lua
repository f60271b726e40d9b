return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = at_least { "satisfaction", 0 }, --! lint.always-full: 只要有数据就是满分
    },
  },
}
