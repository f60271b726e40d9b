extension DiagnosticPages {
  /// What can be wrong with rows and cells.
  static let tablePages = """
    [data.empty-code] 没有单位代码 | A row without a code
    含义 这一行的代码是空的。
    Means The code of a row is empty.
    影响 代码是对应各份数据的唯一依据。
    Matters The code is what files are matched by.
    例
      ,晨桂社区,江北区,46
    改法 补上代码；合计行、说明行请删去。
    Mend Fill it in; delete rows of sums and remarks.

    [data.duplicate-code] 单位代码重复 | A code twice
    含义 两行的代码相同。
    Means Two rows have the same code.
    影响 一个单位会有两份成绩。
    Matters One unit would have two scores.
    例
      990102001001,晨桂社区,46
      990102001001,翠苑社区,38
    改法 核对代码，删去重复的一行。
    Mend Correct the code, or delete one of the rows.

    [data.mangled-code] 代码被改成了数字 | A code turned into a number
    含义 代码是科学计数法或带小数的数，是表格软件自动转换的。
    Means The code is a number in scientific notation or with decimals, as spreadsheets make them.
    影响 末几位可能已经丢了，对不上单位。
    Matters Its last digits may be lost.
    例
      9.90102E+11,晨桂社区,46
    改法 把代码栏设为文本格式，从原始数据重新填写。
    Mend Format the column as text and fill it in again from the source.

    [data.bad-value] 不是有效的值 | Not a value
    含义 单元格里的文字不是这个指标能有的值：数字、百分数、是否，或缺失、不适用的写法。
    Means The text is no number, percentage or yes/no, and no way to write missing or not applicable.
    影响 猜一个值会算错，所以整份文件不用。
    Matters A guess would score wrongly, so the file is not used.
    例
      团员数一栏写“四十六”
    改法 写成数字；不知道的留空，不该考核的写“不适用”。
    Mend Write a number; leave unknown cells empty, write 不适用 where it does not apply.

    [data.percent-sign] 不该有百分号 | A percent sign out of place
    含义 指标的类型不是百分比，单元格里却写了 %。
    Means The cell has a %, but the indicator's type is not percent.
    影响 85% 是 85 还是 0.85，只有百分比指标说得清。
    Matters Only a percentage says whether 85 % is 85 or 0.85.
    例
      团员数一栏写“46%”
    改法 去掉 %，或把指标目录里的类型改为 percent。
    Mend Leave the % out, or make the indicator's type percent.

    [data.bad-count] 计数不是整数 | A count that is no whole number
    含义 计数类指标的值有小数，或者小于 0。
    Means An indicator of type count has decimals, or is below 0.
    影响 多半填错了栏，或把率填成了数。
    Matters A rate may stand where a count belongs.
    例
      活动次数一栏写“3.5”
    改法 更正数值；确实可以有小数的，把类型改为 number。
    Mend Correct the value, or make the type number.

    [data.out-of-range] 超出取值范围 | Out of range
    含义 值小于指标目录里的 min，或大于 max。
    Means A value is below the catalogue's min or above its max.
    影响 满意度 120 这样的值会把分数算高。
    Matters A satisfaction of 120 would raise a score.
    例
      满意度一栏写“120”
    改法 更正数值；范围本身不对的，改指标目录。
    Mend Correct the value, or the range in the catalogue.

    [data.empty-column] 一栏全是空的 | A column without values
    含义 这一栏在所有行里都没有值（警告）。
    Means No row has a value in this column (a warning).
    影响 用到它的考核项，全部单位都按缺数据处理。
    Matters Whatever reads it is missing for every unit.
    例
      code,name,satisfaction
      990102001001,晨桂社区,
    改法 补上数据，或删去这一栏。
    Mend Fill it in, or delete the column.

    [data.group-name] 同一代码有两个名称 | Two names for one code
    含义 两行的区、街道或市代码相同，名称却不同（警告），采用先出现的。
    Means Rows give one district, street or city code two names (a warning); the first is used.
    影响 多半是名称写法不一，也可能代码填错，把两个区并成了一个。
    Matters Two spellings, or a wrong code that joins two districts.
    例
      …,江北区,990102000000,…
      …,江北新区,990102000000,…
    改法 统一名称，或更正代码。
    Mend Write one name, or correct the code.

    [data.bad-entry] 这一栏填得不对 | A cell that is not what it should be
    含义 目录、目标、流程或调整文件的单元格空着，或不是这一栏该有的内容。
    Means A cell of the catalogue, or of targets, records or adjustments, is empty or not what it should be.
    影响 不知道指的是哪个单位、指标，或多少分。
    Matters Nobody knows what is meant.
    例
      id,title,type
      satisfaction,满意度,percentage
    改法 按提示改成允许的写法。
    Mend Write one of the forms that are expected.

    [data.bad-year] 年份不对 | Not a year
    含义 目标文件的年度不是 2025 这样的年份。
    Means A target's year is no year such as 2025.
    影响 不知道是哪一年的目标。
    Matters Nobody knows which year it is for.
    例
      990102000000,建团率,本年,85%
    改法 写四位年份。
    Mend Write four digits.

    [data.bad-date] 日期不对 | Not a date
    含义 流程记录或算例里的日期不是 年-月-日 的形式，或没有这一天。
    Means A date of a process record or a case is not YYYY-MM-DD, or there is no such day.
    影响 先后次序和期限都按日期算。
    Matters Order and deadlines follow from dates.
    例
      990102001001,plan-883,自评,3月1日
    改法 写成 2025-03-01。
    Mend Write it as 2025-03-01.

    [data.unknown-indicator] 目录里没有这个指标 | No such indicator
    含义 目标文件里的指标不在指标目录里。
    Means A target is for an indicator that the catalogue does not have.
    影响 这个目标没有考核项会用到。
    Matters No item could read it.
    例
      990102000000,建团律,2025,85%
    改法 按提示更正，写代号、名称或别名都可以。
    Mend Correct it; an id, a title or an alias will do.

    [data.duplicate-target] 目标重复 | A target twice
    含义 同一单位、指标、年份有两行目标。
    Means There are two targets for one unit, indicator and year.
    影响 不知道以哪个为准。
    Matters Nobody knows which one counts.
    例
      990102000000,建团率,2025,85%
      990102000000,建团率,2025,90%
    改法 删去一行。
    Mend Delete one.

    [data.absent-column] 快照里没有规则要用的栏 | The snapshot lacks a column that rules read
    含义 规则读取的指标在快照里没有对应的栏（警告）。
    Means Rules read an indicator that the snapshot has no column for (a warning).
    影响 全部单位的这些项按缺数据处理，缺得多了就无法评定。
    Matters It is missing for every unit, and much missing makes units not assessable.
    例
      规则用到 satisfaction，2025.csv 里没有这一栏
    改法 补上这一栏，或检查表头是否写对。
    Mend Add the column, or check its header.
    """
}
