return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = any_of {
        yes { "has_plan" },
        all_of { at_least { "members", 9 }, between { "members", 3, 8 } }, --! lint.constant-part: 一组条件 永远不成立
      },
    },
  },
}
