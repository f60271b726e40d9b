local least = 1e300
return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100, needs = { "members" },
      score = function(c) --! lint.function-as-measure: 可以换成计分方法
        return c.members >= 0x14 and 100 or 0
      end },
  },
  bonus { id = "b", title = "加", cap = 1,
    score = function(c) --! lint.function-as-measure: 可以换成计分方法
      if c.members == nil then return nil end
      return c.members >= least and 1 or 0
    end },
}
