return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    -- check: allow lint.same-for-all 没有数据时看不出来
    item { id = "i", title = "项", points = 100,
      measure = at_least { "satisfaction", 60 },
    },
  },
}
