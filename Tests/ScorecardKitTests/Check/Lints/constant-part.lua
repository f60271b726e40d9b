return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = all_of {
        at_least { "members", 3 },
        not_of { at_least { "joint", 3 } }, --! lint.constant-part: at_least { "joint", 3 } 永远不成立
      },
    },
  },
}
