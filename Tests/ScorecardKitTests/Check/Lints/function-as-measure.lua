return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100, needs = { "satisfaction" },
      score = function(c) --! lint.function-as-measure: 可以换成计分方法
        if c.satisfaction > 90 then return 100 end
        return math.max(0, (c.satisfaction - 60) / 30 * 100)
      end },
  },
}
