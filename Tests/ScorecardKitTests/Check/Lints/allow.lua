return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    -- check: allow lint.always-ful 今年统一满分 --! lint.allow: 没有“lint.always-ful”这一种检查
    item { id = "i", title = "项", points = 100,
      measure = at_least { "satisfaction", 0 }, --! lint.always-full: 只要有数据就是满分
    },
  },
}
