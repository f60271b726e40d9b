return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100,
      measure = yes { "has_plan" },
    },
  },
  gate { id = "g", title = "限档", cap = "差",
    when = function(c) --! lint.fails-on-missing: 缺以前的值或目标值时出错
      return c.members ~= nil and c.members < c.previous.members
    end },
  grades = { grade { "好", at = 60 }, grade { "差" } },
}
