return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    -- check: allow lint.always-full 今年全市统一满分
    -- （全市工作会议）
    item { id = "i", title = "项", points = 50,
      measure = at_least { "satisfaction", 0 },
    },
    item { id = "j", title = "另一项", points = 50,
      measure = at_least { "rate", 0 }, -- check: allow lint.always-full 报了就给分
    },
  },
}
