return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = linear { per { "complaints", "residents", 1000 }, from = 0, to = 5 }, --! lint.direction: 越高得分越多，但指标目录写的是越低越好
    },
  },
}
