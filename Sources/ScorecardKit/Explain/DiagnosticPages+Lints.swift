extension DiagnosticPages {
  /// Lints of measures: what the ranges of indicators say of them.
  static let attainmentPages = #"""
    [lint.never-scores] 永远不得分 | Can never give a point
    含义 按指标目录的取值范围，这一项（或加分、扣分）只要数据齐全就得不到分。
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
}
