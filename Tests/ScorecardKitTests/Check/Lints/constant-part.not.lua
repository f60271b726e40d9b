return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = all_of {
        at_least { "members", 3 },
        at_least { "has_plan", 1 },
      },
    },
  },
}
