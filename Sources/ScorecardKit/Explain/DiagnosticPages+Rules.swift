extension DiagnosticPages {
  /// What a rule file can be refused for.
  static let rulePages = #"""
    [rule.file-not-found] 找不到规则文件 | A rule file is not there
    含义 指定的规则文件不存在或读不了，或文件夹里没有 ruleset.lua。
    Means The rule file does not exist or cannot be read, or the folder has no ruleset.lua.
    影响 没有规则就不能计分。
    Matters Nothing can be scored without it.
    例
      scorecard check rules/five-haves
    改法 核对路径；规则包是含有 ruleset.lua 的文件夹。
    Mend Check the path; a rule pack is a folder with a ruleset.lua.

    [rule.not-a-ruleset] 不是规则集 | Not a rule set
    含义 文件没有返回 ruleset { … }，或者不是 UTF-8 文本。
    Means The file does not return ruleset { … }, or is not UTF-8 text.
    影响 文件里的规则没有交给程序。
    Matters The rules never reach the program.
    例
      ruleset { id = "green", … }
    改法 文件写成 return ruleset { … }，存为 UTF-8。
    Mend Write `return ruleset { … }`, and save the file as UTF-8.

    [rule.unknown-field] 没有这一栏 | No such field
    含义 栏目名拼错了，或写在了不该写的地方。
    Means The name of a field is misspelt, or it stands in the wrong place.
    影响 拼错的栏目如果悄悄略过，规则就少了一条。
    Matters A misspelt field that was passed over would be a rule less.
    例
      item { id = "plan", title = "计划", point = 5, measure = … }
    改法 按提示更正；信息里列出可用的栏目。
    Mend Correct it; the message lists the fields.

    [rule.missing-field] 缺少必填的栏目 | A field is missing
    含义 少写了 id、title、points、measure 等必填的栏目，或少写了考核项。
    Means A required field is missing, such as id, title, points or measure, or an item is.
    影响 缺了它就不知道怎样计分。
    Matters Without it nobody knows how to score.
    例
      item { id = "plan", title = "计划", measure = yes { "annual_plan" } }
    改法 按提示补上。
    Mend Add it.

    [rule.wrong-type] 值的种类不对 | The wrong kind of value
    含义 该写数的地方写了文字，该写文字的地方写了数，等等。
    Means A text stands where a number belongs, or the other way round.
    影响 不能当数来算。
    Matters It cannot be computed with.
    例
      points = "5"
    改法 数不加引号，文字、代号要加引号。
    Mend Numbers have no quotes; texts and ids do.

    [rule.wrong-value] 值不在允许的范围内 | A value that is not allowed
    含义 种类对，但值不行：分值是负数，比例大于 1，起点和满分点相同，等等。
    Means A negative number of points, a share above 1, equal ends of a line, and so on.
    影响 照这个值算不出有意义的分。
    Matters It gives no meaningful score.
    例
      quota { grade = "优秀", share = 30 }
    改法 按信息里写的范围更正；30% 写成 0.30。
    Mend Correct it as the message says; 30 % is 0.30.

    [rule.misplaced] 写错了地方 | Out of place
    含义 这里应该写别的东西：item 要在 section 里，grade 要在 grades 里，计分方法要在 measure 后面。
    Means Something else belongs here: an item into a section, a grade into grades, a measure behind
    measure.
    影响 写错地方的规则不起作用。
    Matters Out of place it has no effect.
    例
      return ruleset { …, item { … } }
    改法 移到该在的地方；多半是括号位置不对。
    Mend Move it; often a brace is wrong.

    [rule.unknown-indicator] 指标目录里没有 | Not in the catalogue
    含义 规则里写的指标代号不在指标目录里。
    Means The rules name an indicator that the catalogue does not have.
    影响 没有这个指标的数据，这一项无从计分。
    Matters There is no data to score by.
    例
      measure = at_least { "league_membres", 3 }
    改法 按提示更正代号；新的指标先加进 indicators.csv。
    Mend Correct the id, or add the indicator to indicators.csv.

    [rule.unknown-name] 没有这个名称 | No such name
    含义 写的等次、考核项、选项等不存在。
    Means A grade, an item or a choice that does not exist.
    影响 指向不存在的东西，规则就落空了。
    Matters A rule about nothing has no effect.
    例
      gate { id = "low", cap = "合各", when = … }
    改法 按信息里列出的名称更正。
    Mend Write one of the names that the message lists.

    [rule.duplicate-id] 代号重复 | An id twice
    含义 两个考核项、加扣分项、条件、等次或状态用了同一个代号或名称。
    Means Two items, bonuses, gates, grades or states have one id or name.
    影响 结果和算例按代号找，重复了就分不清。
    Matters Results and cases are found by id.
    例
      item { id = "plan", … }, item { id = "plan", … }
    改法 改成不同的代号。
    Mend Give each an id of its own.

    [rule.points-sum] 分值合计与满分不符 | The points do not sum to the total
    含义 各考核项的 points（或各阶段的 weight）加起来不等于满分。
    Means The items' points, or the phases' weights, do not sum to the total.
    影响 满分会变，和往年、和别处都没法比。
    Matters Full points would change, and nothing could be compared.
    例
      把一项从 5 分改成 6 分，没有在别处减 1 分
    改法 在别处找平，或写明 total = …；信息里有各一级项的小计。
    Mend Balance it elsewhere, or declare total = ….

    [rule.unreachable] 永远轮不到 | Never reached
    含义 等次或档次的次序写反了：上面的总是先符合；或者最后一个等次带有条件。
    Means Grades or steps are in the wrong order, so that one above always matches first, or the last
    grade has a condition.
    影响 有的等次谁也得不到，有的单位没有等次。
    Matters Some grade is never given, or some unit gets none.
    例
      steps { "rate", {60, 2}, {80, 5}, {95, 8} }
    改法 从高到低写；越低越好的，从低到高写，并写 direction = "falling"。
    Mend Write from the best down; where less is better, from the smallest up with
    direction = "falling".

    [rule.no-effect] 条件没有任何作用 | A gate without an effect
    含义 gate 没有写 cap、flag、zero 中的任何一个。
    Means A gate has neither cap nor flag nor zero.
    影响 成立与否都没有区别。
    Matters Whether it holds makes no difference.
    例
      gate { id = "hollow", when = equals { "league_members", 0 } }
    改法 写上 cap（限档）、flag（标记）或 zero（记 0 分）。
    Mend Give it cap, flag or zero.

    [rule.bad-return] 函数的返回值不能用 | A result that cannot be used
    含义 计分函数返回了负数、超过分值的数、不是数的东西，或什么也没返回。
    Means A function returned a negative number, more than the item's points, no number, or nothing.
    影响 这个单位的这一项算出错，单位无法评定。
    Matters The item fails for the unit, which is then not assessable.
    例
      score = function(c) return c.meetings end   -- 5 分的项，开了 7 次会
    改法 用 math.min 封顶；每条路都要 return。
    Mend Cap it with math.min; return on every path.

    [rule.failed] 另有单位出错 | More units failed
    含义 同一项还有别的单位出错，原因太多，没有逐一列出。
    Means The same item failed for more units, for too many reasons to list.
    影响 这些单位无法评定。
    Matters These units are not assessable.
    例
      函数在几百个单位上各有各的错
    改法 先改正已列出的错误，再运行一次。
    Mend Mend the errors that are shown, and run again.

    [rule.duplicate-ruleset] 规则集代号重复 | Two rule sets with one id
    含义 两个规则文件的 id 相同。
    Means Two rule files have the same id.
    影响 分不清是哪一个的结果。
    Matters Their results could not be told apart.
    例
      从 five-have 复制出 five-have-2026，忘了改 id
    改法 改其中一个的 id。
    Mend Change one of the ids.
    """#

  /// What can be wrong with the use of one rule set by another.
  static let usePages = """
    [rule.use-cycle] 规则集互相引用成环 | Rule sets use each other in a circle
    含义 甲用到乙的结果，乙又用到甲的结果（可能隔着几个）。
    Means One rule set uses another, which uses the first, perhaps through others.
    影响 谁也不能先算。
    Matters None can be scored first.
    例
      party：uses = { league = "league" }；league：uses = { party = "party" }
    改法 去掉环上的一处引用。
    Mend Take one of the uses out.

    [rule.use-absent] 找不到被引用的规则集 | A used rule set is not there
    含义 uses 里的规则集不在工作区，也不在同一个规则文件夹。
    Means A rule set in `uses` is neither in the workspace nor in the same folder.
    影响 读取它的各项按缺数据处理。
    Matters Whatever reads it is missing.
    例
      uses = { league = "five-haves" }
    改法 更正代号，或把规则包放进同一个文件夹。
    Mend Correct the id, or put the pack into the folder.

    [rule.use-unmatched] 有的单位对不上下级 | Units without lower units
    含义 有的区、街道在被引用的考核里没有所属的社区（警告）。
    Means Some districts or streets have no units in the used rule set (a warning).
    影响 这些单位读到的汇总数按缺失处理。
    Matters The figures are missing for them.
    例
      区快照有“江北新区”，社区快照写的是“江北区”
    改法 统一代码；没有代码的统一名称。
    Mend Use one code, or one name, for each.

    [rule.use-depth] 引用的链太长 | A chain of uses that is too long
    含义 规则集逐个引用，超过 30 层。
    Means Rule sets use each other in a chain of more than 30.
    影响 多半是规则写错了，算起来也很慢。
    Matters Probably a mistake, and slow.
    例
      r1 引用 r2，r2 引用 r3……
    改法 减少层数，直接引用需要的那一个。
    Mend Use what is needed directly.

    [rule.use-level] 引用的级别不对 | The wrong level
    含义 社区的考核引用了区的考核，或在同一级考核里读取达标率。
    Means A rule set uses one of higher units, or reads a met share of its own level.
    影响 没有这样的数可读。
    Matters There is no such figure.
    例
      unit = "community"，uses = { d = "demonstration-district" }
    改法 引用同级或下级的考核；同级的用 total、rate。
    Mend Use rule sets of the same or a lower level; of the same level read total or rate.
    """
}
