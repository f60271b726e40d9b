return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = any_of {
        between { "members", 0, 9 },
        between { "members", 10, 19 },
      },
    },
  },
}
