local limits = { 37.25, 37.26 }
return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 40, needs = { "satisfaction" },
      score = function(c)
        while c.satisfaction > 50 do limits = nil end
        return c.satisfaction > 20 and 40 or 0
      end },
    item { id = "j", title = "项乙", points = 30, needs = { "satisfaction" },
      score = function(c)
        if c.satisfaction > limits[1] and c.satisfaction < limits[2] then return 15 end
        return c.satisfaction >= 60 and 30 or 0
      end },
    item { id = "k", title = "项丙", points = 30, needs = { "satisfaction" },
      score = function(c) return c.satisfaction * 3 >= 100 and 30 or 0 end },
  },
}
