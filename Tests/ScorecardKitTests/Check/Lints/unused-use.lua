return ruleset { id = "t", version = "1", title = "测试",
  uses = { party = "five-three-three" }, --! lint.unused-use: 引用了“party”
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" },
    },
  },
}
