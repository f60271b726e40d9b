local sum = 5 --! lint.shadowed-name: 规则里的写法 sum { … }
return ruleset { id = "t", version = "1", title = "测试",
  section { id = "s", title = "节",
    item { id = "i", title = "项", points = 100, needs = { "members", "meetings" },
      score = function(c)
        for i = 1, 2 do
          for i = 3, 4 do --! lint.shadowed-name: 遮住了第 6 行的同名变量
            if i == 9 then return 0 end
          end
        end
        return c.members + c.meetings >= sum and 100 or 0
      end },
  },
}
