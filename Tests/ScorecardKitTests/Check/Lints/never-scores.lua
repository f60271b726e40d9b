return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = at_least { "satisfaction", 120 }, --! lint.never-scores: 在所读数据齐全时得不到分
    },
  },
}
