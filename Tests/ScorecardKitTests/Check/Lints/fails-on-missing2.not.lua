return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" },
    },
  },
  gate { id = "g", title = "限档", cap = "差",
    when = function(c)
      if c.members == nil or c.previous.members == nil then return nil end
      return c.members < c.previous.members
    end },
  grades = { grade { "好", at = 60 }, grade { "差" } },
}
