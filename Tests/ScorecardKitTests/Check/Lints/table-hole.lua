return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = any_of {
        between { "rate", 0, 9 },
        between { "rate", 10, 19 }, --! lint.table-hole: "rate" 在 9 和 10 之间的值
      },
    },
  },
}
