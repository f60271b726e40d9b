extension DiagnosticPages {
  /// What can be wrong with worked cases and scenarios.
  static let casePages = """
    [case.unknown-expectation] 应得的结果指向不存在的项 | An expectation of nothing
    含义 “expect:”后面不是总分、等次、标记、错误，也不是规则集里的代号。
    Means What follows `expect:` is neither total, grade, flags or error nor an id of the rule set.
    影响 拼错的期望从来没有核对过。
    Matters A misspelt expectation would never be checked.
    例
      case,expect:totl
    改法 按提示更正代号。
    Mend Correct the id.

    [case.bad-expectation] 应得的结果写法不对 | An expectation that cannot be read
    含义 应得的分数不是数，等次不是规则集里的等次，等等。
    Means A score that is no number, or a grade that the rule set does not have.
    影响 核对不了，就等于没写。
    Matters It cannot be checked.
    例
      case,expect:grade
      满分,优良
    改法 写成数、规则集的等次，或“无法评定”“不适用”“-”。
    Mend Write a number, a grade of the rule set, or 无法评定, 不适用, -.

    [case.no-name] 算例没有名称 | A case without a name
    含义 算例的名称是空的。
    Means The name of a case is empty.
    影响 没通过时说不清是哪一个。
    Matters A failure could not be named.
    例
      case,league_members,expect:total
      ,3,100
    改法 给每个算例起一个说明用意的名称。
    Mend Name each case by what it shows.

    [case.duplicate-name] 算例名称重复 | A name twice
    含义 两个算例同名。
    Means Two cases have one name.
    影响 没通过时分不清是哪一个。
    Matters Failures could not be told apart.
    例
      满分,…
      满分,…
    改法 改成不同的名称。
    Mend Give them different names.

    [case.nothing-expected] 没有写应得的结果 | Nothing is expected
    含义 这个算例的“expect:”各栏全是空的。
    Means All `expect:` cells of a case are empty.
    影响 它不可能不通过，等于没有测试。
    Matters It cannot fail, so it tests nothing.
    例
      case,league_members,expect:total
      满分,3,
    改法 写上总分或等次。
    Mend Write what must come out.

    [case.unknown-word] 不认识的词 | An unknown word
    含义 流程状态、阶段、级别等写的词不在规则集里。
    Means A state, a phase or a level that the rule set does not have.
    影响 不知道要测什么。
    Matters Nobody knows what is to be tested.
    例
      process 一栏写“初评”
    改法 写规则集里的状态、阶段代号或级别。
    Mend Write one of the rule set's.

    [scenario.not-a-scenario] 不是情景 | Not a scenario
    含义 *_test.lua 没有返回 scenario { … } 或它们的列表。
    Means A file *_test.lua returns neither a scenario nor a list of them.
    影响 文件里什么也没有测。
    Matters Nothing of it is tested.
    例
      local s = scenario { … }
    改法 文件以 return scenario { … } 结束。
    Mend End the file in `return scenario { … }`.

    [scenario.nothing-expected] 情景没有写应得的结果 | A scenario expects nothing
    含义 情景里没有 expect、expect_rollup 或 expect_diagnostic。
    Means A scenario has no expect, expect_rollup or expect_diagnostic.
    影响 它不可能不通过。
    Matters It cannot fail.
    例
      scenario { title = "名额", rulesets = { "five-have" }, snapshot { … } }
    改法 写上至少一条应得的结果。
    Mend Write at least one expectation.

    [scenario.duplicate-title] 情景名称重复 | A title twice
    含义 同一文件里两个情景同名。
    Means Two scenarios of a file have one title.
    影响 没通过时分不清是哪一个。
    Matters Failures could not be told apart.
    例
      scenario { title = "名额", … }, scenario { title = "名额", … }
    改法 改成不同的名称。
    Mend Give them different titles.

    [scenario.duplicate-unit] 单位重复 | A unit twice
    含义 一份快照里两个单位代码相同。
    Means Two units of one snapshot have the same code.
    影响 不知道以哪个为准。
    Matters Nobody knows which one counts.
    例
      unit { code = "001" }, unit { code = "001" }
    改法 更正代码。
    Mend Correct the code.

    [scenario.unknown-name] 情景里的名称不存在 | A name that is not there
    含义 情景里写的规则集、单位、考核项或等次不存在。
    Means A scenario names a rule set, a unit, an item or a grade that is not there.
    影响 这一条核对不了。
    Matters The expectation cannot be checked.
    例
      expect { ruleset = "five-have", unit = "003", total = 90 }
    改法 按提示更正；规则集要列在 rulesets 里，放在同一文件夹。
    Mend Correct it; rule sets must be listed and lie in the same folder.

    [test.nothing-tested] 没有可测试的规则 | Nothing to test
    含义 指定的文件夹里没有规则包，工作区也没有列出规则。
    Means The folder holds no rule packs, or the workspace lists no rules.
    影响 空跑一遍什么也没有证明，所以算没通过。
    Matters An empty run proves nothing, so it fails.
    例
      scorecard test docs
    改法 指定规则文件、规则包，或规则包所在的文件夹。
    Mend Name a rule file, a pack or a folder of packs.

    [test.no-cases] 规则包没有算例 | A pack without cases
    含义 规则旁边没有 cases.csv，也没有 *_test.lua。
    Means There is neither cases.csv nor a file *_test.lua beside the rules.
    影响 没有测试，等于没有通过。
    Matters What was not tested did not pass.
    例
      rules/new/ruleset.lua（只有这一个文件）
    改法 在规则旁边写 cases.csv：每行一个单位和应得的结果。
    Mend Write cases.csv beside the rules: a unit and what must come out in each row.

    [test.nothing-matches] 没有匹配的算例 | Nothing matches
    含义 --filter 的文字不在任何算例、情景的名称里。
    Means The text of --filter is in the name of no case and no scenario.
    影响 什么也没有测试，所以算没通过。
    Matters Nothing was tested, so it fails.
    例
      scorecard test --filter 满粉
    改法 用 scorecard test --list 查看全部名称。
    Mend `scorecard test --list` names them all.

    [test.not-rewritten] 没有改写应得的结果 | Expectations were not rewritten
    含义 --update 没有改写这个文件：测试时它又被改动，或有规则出错，或那一处不能自动改写。
    Means --update left a file as it is: it changed meanwhile, a rule errs, or a place cannot be
    rewritten.
    影响 文件里还是原来的应得结果。
    Matters The file still has the old expectations.
    例
      scorecard test --update   （编辑器同时在保存这个文件）
    改法 先改正规则的错误，保存文件，再运行一次；个别的请手工改。
    Mend Mend the rules, save the file and run again; change single places by hand.

    [case.not-rewritable] 算例文件不能改写 | A case file that cannot be rewritten
    含义 改写会连带改动文件里别的内容，例如编码里有不能还原的字符。
    Means Rewriting would change something else, such as characters that its encoding cannot keep.
    影响 文件没有改动。
    Matters The file was left as it is.
    例
      用旧编码保存、含有特殊字符的 cases.csv
    改法 另存为“CSV UTF-8”后重试。
    Mend Save it as CSV UTF-8 and try again.

    [test.not-green] 算例没有全部通过 | Cases that do not pass
    含义 要求统计覆盖或变异测试，但原来的规则就有算例没通过。
    Means Coverage or mutants were asked for, but cases fail with the rules as they are.
    影响 没通过的算例说明不了规则测得够不够，所以没有统计，也没有变异。
    Matters Failing cases say nothing of how well rules are tested, so neither was done.
    例
      scorecard test --mutate   （cases.csv 有一行不符）
    改法 先让全部算例通过。
    Mend Make every case pass first.

    [test.uncounted-branches] 分支没有统计到 | Branches that could not be counted
    含义 文件里的表达式嵌套太深，加不进统计用的调用。
    Means Expressions of a file nest so deeply that the calls that count do not fit in.
    影响 报告里的覆盖率不包括这个文件的分支；用了 --threshold 就算没有达到。
    Matters The coverage says nothing of the file's branches; a --threshold is not met.
    例
      几十层括号套在一起的条件
    改法 把这样的表达式拆成几句，或者改用列表。
    Mend Split such expressions into several statements, or use a table.
    """
}
