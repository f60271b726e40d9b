extension DiagnosticPages {
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
