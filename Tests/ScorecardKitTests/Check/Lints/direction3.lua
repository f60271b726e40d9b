return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" },
    },
  },
  deduction { id = "d", title = "扣分", cap = 2,
    measure = at_least { "satisfaction", 90 }, --! lint.direction: 扣分项
  },
}
