return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" },
    },
  },
  shown { id = "x", title = "参考", "members", "residents", "members" }, --! lint.shown-twice: “团员数”（members）列了两次
}
