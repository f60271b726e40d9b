return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100, needs = { "members", "meetings" },
      score = function(c)
        return math.min(100, c.members + c.meetings)
      end },
  },
}
