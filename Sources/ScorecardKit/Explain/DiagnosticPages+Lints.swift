extension DiagnosticPages {
  /// Lints of measures: what the ranges of indicators say of them.
  static let attainmentPages = #"""
    [lint.never-scores] 永远不得分 | Can never give a point
    含义 按指标目录的取值范围，这一项（或加分、扣分）不论什么数据都得不到分。
    Means By the catalogue's ranges no data can give this item, bonus or deduction a point.
    影响 分值白占着，所有单位都少这些分。
    Matters Its points are lost to everyone.
    例
      measure = at_least { "satisfaction", 120 }   -- 满意度 0 到 100
    改法 更正界限；范围写错的，改指标目录。
    Mend Correct the threshold, or the range in the catalogue.

    [lint.always-full] 总是满分 | Always full
    含义 只要有数据，这一项就是满分。
    Means Wherever there is data, the item comes to its full points.
    影响 人人都有的分不起区分作用，等于送分。
    Matters Points that everyone has tell nobody from another.
    例
      measure = at_least { "satisfaction", 0 }
    改法 更正界限；本意就是“报了就给分”的，写明理由允许它。
    Mend Correct the threshold; if reporting alone is to count, allow it with a reason.

    [lint.never-full] 得不到满分 | Can never be full
    含义 取值范围内最好的值也得不到本项的全部分值。
    Means Even the best possible value does not earn all the points.
    影响 谁也得不到 100 分，最高等次可能落空。
    Matters Nobody can come to 100, and the best grade may be out of reach.
    例
      measure = linear { "satisfaction", from = 60, to = 120 }
      measure = steps { "rate", {95, 4}, {80, 2} }   -- 本项 5 分
    改法 更正满分点或各档的分值，或减少本项的分值。
    Mend Correct the end of the line or the points of the steps.

    [lint.never-zero] 最差也有分 | Never zero
    含义 取值范围内最差的值也得一部分分（提示）。
    Means Even the worst possible value earns a part (advice).
    影响 也许是有意的；起点写错了也会这样。
    Matters It may be meant; a wrong starting point does it, too.
    例
      measure = linear { "idle_months", from = 15, to = 0 }   -- 最多 12 个月
    改法 核对 from、expected。
    Mend Check `from` and `expected`.

    [lint.constant-part] 有一部分永远成立或不成立 | A part that always or never holds
    含义 条件或计分方法里的一部分，取值范围已经决定了它。
    Means The ranges decide a part of a condition or a measure.
    影响 这一部分写了等于没写，或使整个条件落空。
    Matters The part does nothing, or makes the rest useless.
    例
      all_of { at_least { "league_members", 3 }, at_least { "annual_plan", 3 } }
    改法 更正界限；是否类指标用 yes。
    Mend Correct the threshold; use `yes` for yes/no indicators.

    [lint.threshold-outside] 界限超出取值范围 | A threshold outside of the range
    含义 from、to、expected 或某一档的界限，是这个指标不会有的值。
    Means A threshold is a value that the indicator cannot have.
    影响 多半写错了数；超出的一档谁也到不了，直线的坡度也不是想要的。
    Matters Probably a wrong number: a step that nobody reaches, a line of another slope.
    例
      linear { "satisfaction", from = -10, to = 90 }
    改法 更正界限，或更正指标目录里的 min、max。
    Mend Correct the threshold, or min and max in the catalogue.

    [lint.step-points] 各档的分值不对 | Points of steps that do not fall
    含义 较差的一档和较好的一档分一样多，或更多。
    Means A worse step gives as many points as a better one, or more.
    影响 做得好反而吃亏，或者有一档不起作用。
    Matters Doing better does not pay.
    例
      steps { "rate", {95, 5}, {80, 8}, {60, 2} }
    改法 更正分值，或去掉多余的一档。
    Mend Correct the points, or leave a step out.

    [lint.table-hole] 各档之间有空档 | A hole in a table
    含义 相邻的 between 没有接上，中间的值不属于任何一档。
    Means Neighbouring `between` do not meet: values between them are in none.
    影响 9.5 这样的值得 0 分，单位会申诉。
    Matters A value such as 9.5 gets nothing.
    例
      any_of { between { "rate", 0, 9 }, between { "rate", 10, 19 } }
    改法 后一档从前一档的止点开始，或改用 steps。
    Mend Begin each part where the one before ends, or use `steps`.

    [lint.direction] 计分方向与指标相反 | A measure against the indicator's direction
    含义 目录写越高越好，计分却是越低得分越多，或者反过来。
    Means The catalogue says that more is better, and the measure gives more for less, or the other
    way round.
    影响 做得越差分越高。
    Matters The worse, the more points.
    例
      measure = at_most { "satisfaction", 80 }
    改法 把 at_least、at_most 或 from、to 换过来；目录写错的改目录。
    Mend Turn the measure round, or correct the catalogue.

    [lint.weights] 权重合计不像分值也不像百分比 | Weights of an odd sum
    含义 weighted 的权重合计不等于本项分值，也不是 1、10、100（提示）。
    Means The weights of a `weighted` sum neither to the item's points nor to 1, 10 or 100 (advice).
    影响 权重是相对的：写 2 不一定值 2 分。
    Matters Weights are relative: a 2 may not be worth 2 points.
    例
      points = 5, measure = weighted { { yes { "a" }, 2 }, { yes { "b" }, 2 } }
    改法 让权重合计等于本项的分值。
    Mend Let the weights sum to the item's points.

    [lint.cap] 上限与分值不配 | A cap that does not fit
    含义 加分、扣分全部得到也达不到上限 cap；或者几档都超过上限，结果相同（提示）。
    Means A bonus or deduction cannot come to its cap; or several steps are above it and come to the
    same (advice).
    影响 公布的“最多加几分”名不副实，或者有一档不起作用。
    Matters The cap that is published is not the real one, or a step does nothing.
    例
      bonus { …, cap = 5, points = 3, measure = yes { "award" } }
    改法 更正 cap，或更正计分方法里的分值。
    Mend Correct the cap, or the points of the measure.
    """#

  /// Lints of gates, grades and quotas.
  static let resultPages = #"""
    [lint.grade-unreachable] 等次得不到 | A grade that cannot be reached
    含义 总分线高于最多能得的分，某个一级项达不到要求的得分率，或上面的等次总是先符合。
    Means Its line is above the most that can be scored, a section cannot reach the share it asks
    for, or a grade above always matches first.
    影响 公布的等次里有一个是空的。
    Matters One of the published grades is empty.
    例
      grade { "优秀", at = 105 }   -- 没有加分
    改法 更正分数线，或调整等次的次序。
    Mend Correct the line, or the order of the grades.

    [lint.gate-never] 条件永远不会触发 | A gate that can never fire
    含义 按取值范围，这个限档条件不可能成立。
    Means By the ranges the gate's condition cannot hold.
    影响 该否决的一个也否决不了。
    Matters It stops nobody.
    例
      gate { id = "low", when = at_least { "annual_plan", 3 }, … }
    改法 更正界限；是否类指标用 yes、not_of { yes { … } }。
    Mend Correct the threshold.

    [lint.gate-always] 条件总是触发 | A gate that always fires
    含义 只要有数据，这个限档条件就成立。
    Means Wherever there is data, the gate's condition holds.
    影响 所有单位都被限档。
    Matters It stops everyone.
    例
      gate { id = "low", when = at_most { "satisfaction", 100 }, … }
    改法 更正界限，或看看是不是少了 not_of。
    Mend Correct the threshold, or see whether a not_of is missing.

    [lint.gate-no-effect] 限档不起作用 | A cap that changes nothing
    含义 gate 的 cap 写的是最高等次。
    Means The gate caps at the best grade.
    影响 触发了也没有任何变化。
    Matters It changes nothing when it fires.
    例
      gate { id = "low", cap = "优秀", when = … }
    改法 写更低的等次。
    Mend Name a lower grade.

    [lint.quota-no-effect] 名额不起作用 | A quota that admits everyone
    含义 名额的份额是 100%。
    Means The quota's share is 100 %.
    影响 等于没有限制。
    Matters It limits nothing.
    例
      quota { grade = "优秀", share = 1 }
    改法 30% 写成 0.30；不限就去掉。
    Mend Write 30 % as 0.30, or leave the quota out.

    [lint.group-level] 名额的范围不大于考核对象 | A group no larger than a unit
    含义 考核的是区，名额却在“区”内分配，每组只有一个单位，实际上全部合为一组。
    Means Districts are assessed, and the quota is within each district: all become one group.
    影响 名额的范围与写的不一样。
    Matters The quota is not within what it says.
    例
      unit = "district", quota { grade = "优秀", share = 0.3, within = "district" }
    改法 写 within = "city" 或 "all"。
    Mend Write within = "city" or "all".
    """#

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

  /// Lints of what rules make of data.
  static let resultDataPages = #"""
    [lint.same-for-all] 人人得分一样 | The same for all
    含义 有数据的单位这一项得分全都相同（提示）。
    Means All units with data score the same in an item (advice).
    影响 这一项没有拉开差距。
    Matters The item tells none from another.
    例
      61 个社区“年度计划”都是 3 分
    改法 标准过低或过高的可以调整；底线要求不用改。
    Mend Raise or lower the standard, unless it is a minimum that all should meet.

    [lint.mostly-missing] 大部分缺数据 | Mostly missing
    含义 一个指标有一半以上的单位（警告），或某个区一半以上的单位（提示）缺数据。
    Means An indicator is missing for most units (a warning), or for most of a district (advice).
    影响 缺数据记 0 分，缺得多的单位无法评定。
    Matters Missing data scores 0, and much of it makes units not assessable.
    例
      “满意度”：61 个单位缺 40 个
    改法 向这些单位催报；收不上来的指标不宜计分。
    Mend Ask for the data; do not score what cannot be collected.

    [lint.near-threshold] 有单位压在界限上 | Units at a threshold
    含义 有单位的值恰好在界限上，或相差极少（提示）。
    Means The values of some units are on a threshold or very near it (advice).
    影响 数据稍有更正，得分就变；这些单位最可能申诉，也最值得核实。
    Matters A small correction changes their points: check these first.
    例
      界限 60，有 3 个社区是 59.8
    改法 核实这些单位的数据；--margin 改变“多近算近”。
    Mend Check their data; --margin says how near is near.

    [lint.near-grade] 有单位压在分数线上 | Units at a grade's line
    含义 有单位的总分恰好在等次的分数线上，或相差 0.5 分以内（提示）。
    Means The totals of some units are on a grade's line, or within 0.5 points of it (advice).
    影响 一处小的更正就会改变等次。
    Matters A small correction changes the grade.
    例
      优秀 90 分，有社区 89.96 分
    改法 公布前核实这些单位。
    Mend Check these units before publishing.

    [lint.bonus-unreached] 没有单位得到加分 | A bonus that nobody earns
    含义 已评定的单位没有一个得到这项加分（提示）。
    Means None of the assessed units earns the bonus (advice).
    影响 也许门槛太高，也许数据没有报。
    Matters Its threshold may be too high, or its data may be lacking.
    例
      “全国表彰”加分，61 个社区都是 0
    改法 核对数据和门槛。
    Mend Check the data and the threshold.

    [lint.gate-hits-none] 没有单位触发 | A gate that hits nobody
    含义 已评定的单位没有一个触发这个限档条件（提示）。
    Means The gate fires for none of the assessed units (advice).
    影响 多数否决条件本该如此；也可能是条件写反了。
    Matters Most vetoes should hit nobody; a condition written backwards does so, too.
    例
      “通报批评”：61 个社区都没有
    改法 核对一个应当触发的单位。
    Mend Check a unit that should be hit.

    [lint.gate-hits-all] 全部单位都触发 | A gate that hits everybody
    含义 已评定的单位全部触发了这个限档条件。
    Means The gate fires for every assessed unit.
    影响 所有单位都被限档，多半是条件写反了。
    Matters Everyone is capped; the condition is probably backwards.
    例
      when = at_least { "satisfaction", 60 }   -- 本意是不到 60
    改法 看看是不是少了 not_of。
    Mend See whether a not_of is missing.

    [lint.grade-unused] 没有单位是这一等次 | A grade that nobody has
    含义 已评定的单位没有一个得到这个等次（提示）。
    Means None of the assessed units has the grade (advice).
    影响 分数线可能过高或过低。
    Matters Its line may be too high or too low.
    例
      61 个社区没有一个“不合格”
    改法 核对分数线。
    Mend Check the line.

    [lint.unit-without-group] 单位没有写所属 | Units without a group
    含义 在区（或街道、市、类型）内排名或分名额，有的单位却没有写所属。
    Means Units are ranked, or share a quota, within groups, and some belong to none.
    影响 这些单位另成一组，名次和名额都不对。
    Matters They form a group of their own: ranks and quotas are wrong.
    例
      990102001001,晨桂社区,,46   -- district 空着
    改法 在快照里补上所属。
    Mend Fill it in.

    [lint.quota-binds] 名额起了作用 | A quota that binds
    含义 名额用完，有单位因此降了一个等次（提示）。
    Means Units drop a grade because a quota is full (advice).
    影响 这些单位分数够、等次不够，会来询问。
    Matters Their score suffices and their grade does not: they will ask.
    例
      优秀名额 3 个，5 个社区够分
    改法 不用改；公布前准备好说明。
    Mend Nothing is wrong: have an explanation ready.
    """#
}
