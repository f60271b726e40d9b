return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100, needs = { "members", "meetings" },
      score = function(c)
        local table = { 3, 4 } --! lint.shadowed-name: 遮住了库里的同名函数
        return c.members + c.meetings >= table[1] and 100 or 0
      end },
  },
}
