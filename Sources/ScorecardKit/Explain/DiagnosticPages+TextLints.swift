extension DiagnosticPages {
  /// Lints of what people read, and of what lies beside the rules.
  static let textPages = #"""
    [lint.duplicate-title] 名称重复 | Two items of one title
    含义 两个考核项的名称相同。
    Means Two items have the same title.
    影响 细则、计分卡上分不清是哪一项。
    Matters Nobody can tell them apart on a scorecard.
    例
      item { id = "plan_a", title = "工作计划", … }, item { id = "plan_b", title = "工作计划", … }
    改法 改成能分清的名称。
    Mend Give them titles that tell them apart.

    [lint.counted-twice] 同一件事计了两次 | Counted twice
    含义 两个考核项读取完全相同的指标或算式（提示）。
    Means Two items score exactly the same indicator or expression (advice).
    影响 这件事的分量比看上去大一倍。
    Matters It weighs more than it seems.
    例
      linear { "satisfaction", from = 60, to = 80 } 和 at_least { "satisfaction", 90 } 各一项
    改法 有意分档的不用改；无意的合成一项，或用 steps。
    Mend If it is not meant, make one item of them, or use `steps`.

    [lint.no-source] 没有写数据来源 | No source
    含义 多数考核项写了 source，这一项没有（提示）。
    Means Most items say where their data comes from; this one does not (advice).
    影响 细则的“数据来源”一格是空的。
    Matters The official table has an empty cell.
    例
      item { id = "plan", title = "计划", points = 5, measure = … }   -- 别的项有 source
    改法 补上 source = "…"。
    Mend Add source = "…".

    [lint.no-english] 没有英文名称 | No English title
    含义 多数考核项写了 title_en，这一项没有（提示）。
    Means Most items have an English title; this one does not (advice).
    影响 英文报告里夹着中文。
    Matters English reports mix languages.
    例
      item { id = "plan", title = "计划", … }   -- 别的项有 title_en
    改法 补上 title_en = "…"。
    Mend Add title_en = "…".

    [lint.unused-indicator] 没有用到的指标 | An unused indicator
    含义 指标目录里的指标，这个目录的所有规则集都不用（提示）。
    Means No rule set of the catalogue reads the indicator (advice).
    影响 基层白填一栏数据。
    Matters People fill in a column for nothing.
    例
      indicators.csv 里有 estates，规则里没有
    改法 从目录和快照里去掉，或给它计分。
    Mend Leave it out of catalogue and snapshots, or score it.

    [lint.absent-indicator] 快照里没有这个指标 | An indicator that no snapshot has
    含义 规则用到的指标，各份快照都没有这一栏。
    Means Rules read an indicator that no snapshot has a column for.
    影响 全部单位都按缺数据处理。
    Matters It is missing for every unit.
    例
      measure = yes { "annual_plan" }   -- 快照没有 annual_plan 或“年度工作计划”一栏
    改法 补上这一栏，或核对表头。
    Mend Add the column, or check its header.

    [lint.unused-use] 引用了却没有用到 | A use that nothing reads
    含义 uses 里的规则集，没有任何考核项、条件用到它的结果。
    Means Nothing reads the results of a rule set in `uses`.
    影响 每次都白算一遍，找不到时还报错。
    Matters It is scored for nothing, and must be there.
    例
      uses = { party = "five-three-three" }   -- 后面没有 results.party
    改法 去掉，或补上要用它的考核项。
    Mend Leave it out, or read it.

    [lint.shown-twice] 同一指标列了两次 | Shown twice
    含义 shown 里同一个指标写了不止一次（提示）。
    Means `shown` lists an indicator more than once (advice).
    影响 报告里重复。
    Matters Reports repeat it.
    例
      shown { id = "s", title = "参考", "residents", "residents" }
    改法 去掉一个。
    Mend Leave one out.

    [lint.progress-shares] 各年的进度要求不一致 | Years that disagree
    含义 同一指标在各年的 progress 里 by 不同，或当年应完成的比例是 0。
    Means The years' `progress` of one indicator have different `by`, or a year asks for nothing.
    影响 同一条路，各年要求对不上。
    Matters One way, with years that do not fit together.
    例
      第一年 by = {0.3, 0.65, 1}，第二年 by = {0.5, 0.8, 1}
    改法 各年写相同的 by。
    Mend Write the same `by` in every year.

    [lint.no-cases] 没有算例 | No worked cases
    含义 规则旁边没有 cases.csv，也没有情景文件。
    Means There is neither cases.csv nor a scenario beside the rules.
    影响 改坏了也没人知道。
    Matters Nobody notices an edit that breaks them.
    例
      rules/new/ruleset.lua（只有这一个文件）
    改法 写 cases.csv，用 scorecard test 核对。
    Mend Write cases.csv, and run `scorecard test`.

    [lint.item-without-case] 没有算例涉及这一项 | An item without a case
    含义 算例文件里没有一个算例给出这一项要读的数据（提示）。
    Means No case gives the data that an item reads (advice).
    影响 这一项算得对不对没有核对过。
    Matters Whether it scores right was never checked.
    例
      cases.csv 里没有 satisfaction 一栏，规则里有满意度一项
    改法 加一个算例，写上这一项的数据和得分。
    Mend Add a case with its data and its score.

    [lint.function-as-measure] 函数可以改成计分方法 | A function that a measure could replace
    含义 计分函数或条件函数与某个计分方法在全部试算的值上完全一样（提示）。
    Means A function gives the same as a measure on every value that was tried (advice).
    影响 计分方法能印成细则、能解释、算得快；函数不能。
    Matters Measures can be printed, explained and tested; functions cannot.
    例
      score = function(c) if c.meetings >= 4 then return 5 end return 0 end
    改法 换成提示里写的计分方法，再用 scorecard test 核对。
    Mend Write the measure that is named, and run `scorecard test`.

    [lint.fails-on-missing] 缺数据时函数出错 | A function that fails on missing data
    含义 函数读取的指标缺失时，函数会出错。
    Means The function fails where an indicator that it reads is missing.
    影响 缺一个数，整个单位就无法评定。
    Matters One missing cell makes the unit not assessable.
    例
      score = function(c) return c.meetings * 2 end
    改法 把指标写进 needs；条件函数先判断 if c.x == nil then return nil end。
    Mend Name the indicator in `needs`; in a condition test for nil first.

    [lint.unused-local] 没有用到的变量 | An unused variable
    含义 定义了局部变量或函数，后面没有读它。
    Means A local variable or function is defined and never read.
    影响 多半是改了一半，或名称写错了。
    Matters An edit was left half done, or a name is wrong.
    例
      local limit = 60
      if c.satisfaction < 70 then return 0 end   -- 本意是 limit
    改法 用上它，或删去；有意不用的，名称以 _ 开头。
    Mend Use it or delete it; a name that begins with _ is meant to be unused.

    [lint.shadowed-name] 同名遮住了外面的 | A name that hides another
    含义 局部变量与外面的变量、库函数（如 table、type）或文件里要用的写法（如 steps）同名。
    Means A local has the name of one around it, of the library (table, type), or, at file level, of a
    constructor (steps).
    影响 从这里起，读到的不是原来那一个。
    Matters From there on the name means something else.
    例
      local table = {}
      return 5, table.concat(reasons, "、")   -- 这里的 table 已经不是库
    改法 换一个名称。
    Mend Use another name.

    [lint.allow] 允许的说明写得不对 | A comment that allows nothing
    含义 “-- check: allow”后面的编号不存在，或没有写理由。
    Means What follows `-- check: allow` is no id, or gives no reason.
    影响 这条说明不起作用。
    Matters The comment has no effect.
    例
      -- check: allow lint.always-ful
    改法 写方括号里的编号和理由：-- check: allow lint.always-full 今年全市统一满分。
    Mend Write the id in brackets and a reason.

    [lint.unused-allow] 允许的说明已经多余 | A comment that is not needed
    含义 “-- check: allow”所说的情况，这里没有查出（提示）。
    Means What a comment allows was not found there (advice).
    影响 以后真出了同样的问题，会被它遮住。
    Matters It would hide the same finding later.
    例
      -- check: allow lint.always-full 今年统一满分   （界限已经改过）
    改法 删去这条说明。
    Mend Delete the comment.
    """#
}
