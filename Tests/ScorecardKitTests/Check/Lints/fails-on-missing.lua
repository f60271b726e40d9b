return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      score = function(c) --! lint.fails-on-missing: 缺“团员数”（members）或“会议次数”（meetings）时出错
        return math.min(100, c.members + c.meetings)
      end },
  },
}
