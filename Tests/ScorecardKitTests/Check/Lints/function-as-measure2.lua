return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      score = function(c) --! lint.function-as-measure: 可以换成计分方法
        if c.idle_months == nil then return nil end
        if c.idle_months <= 1 then return 100 elseif c.idle_months <= 3 then return 60 end
        return 0
      end },
  },
}
