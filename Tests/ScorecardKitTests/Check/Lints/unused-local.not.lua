return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100, needs = { "members", "meetings" },
      score = function(c)
        local limit, _rest = 3, 4
        for index = 1, 2 do limit = limit + 1 end
        return c.members + c.meetings >= limit and 100 or 0
      end },
  },
}
