return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100, needs = { "satisfaction" },
      score = function(c)
        if c.satisfaction > 90 then return 100 end
        return c.satisfaction ^ 2 / 100
      end },
  },
}
