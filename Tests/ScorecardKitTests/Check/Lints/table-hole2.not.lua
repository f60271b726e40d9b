return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = any_of {
        between { "rate", 0, 10 },
        between { "rate", 10, 19 },
        between { "rate", 40, 60 },
      },
    },
  },
}
