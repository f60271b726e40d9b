return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100, needs = { "members", "meetings" },
      score = function(c)
        local sum = c.members + c.meetings
        for i = 1, 2 do sum = sum + i end
        for i = 1, 2 do sum = sum - i end
        return sum >= 4 and 100 or 0
      end },
  },
}
