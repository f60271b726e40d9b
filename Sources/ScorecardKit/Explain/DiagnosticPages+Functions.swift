extension DiagnosticPages {
  /// What can go wrong in Lua.
  static let functionPages = #"""
    [lua.syntax] Lua 写法有误 | Not valid Lua
    含义 文件不是合法的 Lua：少了逗号、括号或引号，或用了全角符号。
    Means The file is not valid Lua: a comma, brace or quote is missing, or a mark is full-width.
    影响 整个文件不能载入。
    Matters The whole file cannot be loaded.
    例
      item { id = "plan"， points = 5 }
    改法 看指出的位置和上一行；符号一律用半角。
    Mend Look at the place and the line before; write half-width marks.

    [lua.runtime] 函数运行出错 | A function failed
    含义 函数对某个单位出错，最常见的是拿缺失的指标（nil）去算。
    Means A function failed for a unit; most often it computed with a missing indicator (nil).
    影响 这个单位无法评定，其余照常，退出码 2。
    Matters The unit is not assessable; the others are scored, and the run ends with 2.
    例
      score = function(c) return c.meetings * 2 end   -- 有的单位没有填
    改法 把指标写进 needs，或先判断 if c.meetings == nil then …。
    Mend Name the indicator in `needs`, or test for nil first.

    [lua.unknown-global] 没有这个名称 | No such name
    含义 用了没有定义、或规则里不许用的名称。
    Means A name is not defined, or not allowed in rules.
    影响 规则不能用文件、时间、随机数，否则同样的数据会得出不同的分。
    Matters Rules have no files, clock or random numbers: the same data must give the same score.
    例
      return round(c.rate)
    改法 按提示更正；变量前面写 local，取整用 math.floor。
    Mend Correct it; define variables with local; math.floor rounds down.

    [lua.global-assignment] 给全局变量赋值 | An assignment to a global
    含义 变量前面没有写 local。
    Means A variable lacks `local`.
    影响 一个单位留下的值会影响下一个单位，所以不允许。
    Matters What one unit leaves would change the next.
    例
      total = c.a + c.b
    改法 写 local total = c.a + c.b。
    Mend Write `local total = c.a + c.b`.

    [lua.unknown-field] 没有这个字段 | No such field
    含义 c.、card. 等后面的名称不存在，多半是指标代号拼错了。
    Means The name behind c. or card. does not exist; probably an indicator is misspelt.
    影响 拼错的指标如果当作缺失，就会算错而没人知道。
    Matters Taken for missing, a misspelt indicator would score wrongly without a word.
    例
      return c.league_membres >= 3
    改法 按提示更正。
    Mend Correct it.

    [lua.read-only] 改动只读的值 | A change to what is read-only
    含义 函数试图改 c、card 或 use 取得的表。
    Means A function tries to change c, card or a table from `use`.
    影响 规则只能读数据，不能改数据。
    Matters Rules read data and never change it.
    例
      c.league_members = 3
    改法 另用一个 local 变量。
    Mend Use a local variable of your own.

    [lua.budget] 运算步数太多 | Too many steps
    含义 一次调用超过 100 万步，或载入文件超过 5,000 万步。
    Means A call took more than 1,000,000 steps, or the load more than 50,000,000.
    影响 多半是循环不会结束；出错的单位无法评定。
    Matters A loop probably never ends; the unit is not assessable.
    例
      while c.meetings > 0 do end
    改法 检查每个循环对所有单位都会结束。
    Mend See that every loop ends for every unit.

    [lua.memory] 内存超出 | Out of memory
    含义 规则用的内存超过 64 MB，或一段文字超过 64 KB。
    Means The rules took more than 64 MB, or a text more than 64 KB.
    影响 多半是表或文字不断增长。
    Matters A table or a text probably grows without end.
    例
      s = s .. s（循环里）
    改法 检查循环里增长的表和文字。
    Mend Look at what grows inside a loop.

    [lua.stack] 调用层数过深 | Too deep
    含义 函数一层层调用自己，没有结束；或一次传递的值过多。
    Means A function calls itself without end, or passes too many values.
    影响 这个单位无法评定。
    Matters The unit is not assessable.
    例
      local function f(n) return f(n + 1) end
    改法 检查调用自己的函数何时停止。
    Mend See when the function stops calling itself.

    [lua.time] 运行时间太长 | Too long
    含义 一次载入或调用超过了 20 秒。
    Means A load or a call took more than 20 seconds.
    影响 程序不会无限等下去。
    Matters The program does not wait for ever.
    例
      极长的文字匹配
    改法 简化函数；大量文字处理请在数据里先做好。
    Mend Simplify the function.

    [lua.source] 规则文件不能用 | A rule file that cannot be used
    含义 规则文件超过 64 KB，或不是文本。
    Means A rule file is larger than 64 KB, or no text.
    影响 过大的文件不能载入。
    Matters It cannot be loaded.
    例
      把一大张表抄进了规则文件
    改法 表放进数据文件或公用文件（use）。
    Mend Put tables into data or a helper file.

    [lua.helper] 找不到公用文件 | A helper is not there
    含义 use "名称" 的文件不在规则旁边，也不在上一级文件夹。
    Means The file of `use "name"` is neither beside the rules nor in the folder above.
    影响 用到它的规则不能载入。
    Matters The rules cannot be loaded.
    例
      local bands = use "band"
    改法 核对名称；文件是同一文件夹的 名称.lua。
    Mend Check the name; the file is name.lua in the same folder.

    [lua.return] 规则文件返回的东西不对 | The file returns something else
    含义 文件返回的表里有程序不能用的东西，例如循环引用、空洞，或不是文字和数的键。
    Means The table that the file returns holds what cannot be used: a loop, a hole, or odd keys.
    影响 规则不能载入。
    Matters The rules cannot be loaded.
    例
      t = {}; t.self = t; return ruleset(t)
    改法 只用文字、数、是否、函数和写出来的表。
    Mend Use texts, numbers, booleans, functions and plain tables only.
    """#
}
