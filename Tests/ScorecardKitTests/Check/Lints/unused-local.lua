return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100, needs = { "members", "meetings" },
      score = function(c)
        local limit = 3 --! lint.unused-local: “limit”定义以后没有用到
        return c.members + c.meetings >= 4 and 100 or 0
      end },
  },
}
