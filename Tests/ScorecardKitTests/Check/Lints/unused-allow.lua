return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    -- check: allow lint.always-full 今年全市统一满分 --! lint.unused-allow: 这里没有查出“lint.always-full”
    item { id = "i", title = "项", points = 100,
      measure = at_least { "satisfaction", 60 },
    },
  },
}
