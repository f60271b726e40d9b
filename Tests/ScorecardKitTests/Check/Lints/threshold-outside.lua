return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = linear { --! lint.never-zero: 最差也得 10 分
        "satisfaction",
        from = -10, --! lint.threshold-outside: 界限 -10 超出 "satisfaction" 的取值范围：0 到 100
        to = 90 },
    },
  },
}
