return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100, needs = { "members" },
      score = function(c)
        if c.members >= 3 then return 100 end
        return 0, "团员不足3人"
      end },
  },
}
