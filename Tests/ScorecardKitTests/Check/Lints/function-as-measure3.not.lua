return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      score = function(c)
        return (c.members or 0) >= 3 and 100 or 0
      end },
  },
}
