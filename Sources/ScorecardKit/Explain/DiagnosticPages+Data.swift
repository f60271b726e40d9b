extension DiagnosticPages {
  /// What can be wrong with a file as a whole, its encoding and its header.
  static let dataPages = """
    [data.file-not-found] 找不到数据文件 | A data file is not there
    含义 命令、工作区里写的文件不存在。
    Means The command or the workspace names a file that does not exist.
    影响 缺一份数据就不能计分，程序不会用别的文件代替。
    Matters Nothing can be scored without it, and no other file takes its place.
    例
      scorecard evaluate --rules rules/five-have --snapshot 2052.csv
    改法 核对文件名；工作区里的路径都相对于 scorecard.yaml 所在的文件夹。提示里有最接近的文件名。
    Mend Check the name; paths in a workspace are relative to the folder of scorecard.yaml.

    [data.file-unreadable] 数据文件读不了 | A data file cannot be read
    含义 文件在，但没有权限、是文件夹，或者读的时候被改动了。
    Means The file is there, but may not be read, is a folder, or changed while it was read.
    影响 读到一半的数据不能用。
    Matters Half a file is no data.
    例
      snapshots:
        - { date: 2025-12-31, path: snapshots }
    改法 关闭正在改这个文件的软件，核对权限和路径，再运行一次。
    Mend Close what is changing the file, check permissions and path, and run again.

    [data.file-kind] 不是文本表格 | Not a text table
    含义 算例文件（cases.csv）是工作簿，不是 CSV。
    Means A file of worked cases is a workbook, not CSV.
    影响 算例只写成 CSV：程序要能逐行改写它们，人要能逐行比较。
    Matters Worked cases are CSV only, so that they can be rewritten and compared line by line.
    例
      rules/five-have/cases.csv    （其实是 .xlsx）
    改法 在 Excel 里另存为“CSV UTF-8（逗号分隔）”。
    Mend In Excel choose Save As, CSV UTF-8.

    [data.table-too-large] 表太大 | The table is too large
    含义 工作簿或 JSON 里的表展开后超过 1 GiB，或 JSON 的键超过 16384 个。
    Means The table of a workbook or of JSON takes more than 1 GiB, or JSON has more than 16,384 keys.
    影响 正常的数据表远小于此；这样的文件会耗尽内存，程序不读。
    Matters No table of units is as large; such a file would exhaust memory, so it is not read.
    例
      scorecard evaluate --snapshot 2025.json    （每个单位的键都不同）
    改法 只留下用到的列，核对每个单位的键是否一致，或分成几个文件。
    Mend Leave only the columns that are used, check that all units have the same keys, or split it.

    [data.empty-file] 文件是空的 | The file is empty
    含义 文件里一个字也没有。
    Means There is nothing in the file.
    影响 多半是保存或拷贝时出了错。
    Matters Saving or copying probably went wrong.
    例
      （0 字节的 2025.csv）
    改法 重新导出或拷贝这个文件。
    Mend Export or copy the file again.

    [data.no-rows] 没有数据行 | No rows
    含义 表头下面没有任何一行。
    Means There is no row below the header.
    影响 没有单位可以计分；算例文件没有算例，等于没有测试。
    Matters There is no unit to score; a case file without cases tests nothing.
    例
      code,name,league_members
    改法 补上数据行。
    Mend Add the rows.

    [data.encoding] 编码不对 | Wrong encoding
    含义 文件里有的字节在它的编码（UTF-8、GB18030 或 UTF-16）里不是字符。
    Means Some bytes are no characters in the file's encoding: UTF-8, GB18030 or UTF-16.
    影响 名称会变成乱码，对不上单位。
    Matters Names would turn into other names.
    例
      前半段是 UTF-8，后半段从 GBK 文件粘贴而来
    改法 用 Excel 或编辑器打开，核对文字，另存为“CSV UTF-8”。
    Mend Open it, check the texts, and save it as CSV UTF-8.

    [data.nul-byte] 含有空字节 | A NUL byte
    含义 文件里有编号为 0 的字节，文本表格里不会有。
    Means There is a byte 0, which no text table has.
    影响 多半是没有字节顺序标记的 UTF-16，或根本不是文本。
    Matters It is UTF-16 without its mark, or no text at all.
    例
      某些软件导出的“Unicode 文本”
    改法 另存为“CSV UTF-8”；UTF-16 文件要带字节顺序标记。
    Mend Save it as CSV UTF-8; UTF-16 needs its byte order mark.

    [data.empty-header] 有一栏没有表头 | A column without a header
    含义 表头里有空的单元格，下面却有数据。
    Means A cell of the header is empty, but there is data below it.
    影响 不知道那一栏是什么指标。
    Matters Nobody knows what the column is.
    例
      code,name,,satisfaction
    改法 补上表头，或删去这一栏。
    Mend Give it a header, or delete the column.

    [data.duplicate-column] 一栏出现两次 | A column twice
    含义 两栏的表头是同一个指标或身份栏（可能一栏写代号，一栏写名称）。
    Means Two headers mean the same column, perhaps one by its id and one by its title.
    影响 不知道以哪一栏为准。
    Matters Nobody knows which one counts.
    例
      code,league_members,团员数
    改法 删去一栏。
    Mend Delete one.

    [data.missing-column] 缺少必有的栏 | A required column is missing
    含义 没有单位代码一栏，或算例、目标、流程、调整文件缺少必有的栏。
    Means There is no column of codes, or a file of cases, targets, records or adjustments lacks one.
    影响 没有代码，各年快照、目标、流程都对不上单位。
    Matters Without codes nothing can be matched.
    例
      name,league_members
    改法 补上这一栏；身份栏的各种写法见“数据格式”。
    Mend Add the column.

    [data.unknown-column] 不认识的栏 | An unknown column
    含义 表头不是身份栏，也不是指标目录里的代号、名称或别名。
    Means A header is no column with a role and no indicator of the catalogue.
    影响 拼错的一栏如果悄悄略过，全部单位都会缺这项数据。
    Matters A misspelt column that was passed over would leave every unit without data.
    例
      code,league_membres
    改法 按提示改表头；确实是新指标的，先加进 indicators.csv。
    Mend Correct the header, or add the indicator to the catalogue.

    [data.personal-data] 疑似个人信息 | Looks like personal data
    含义 表头、单元格或名称里有身份证号、手机号、住址、姓名等个人信息。
    Means A header, a cell or a name holds an identity number, a phone number, an address or the like.
    影响 本程序只处理组织层面和汇总的数据，这样的文件整份拒收。
    Matters Only organisation-level and aggregate data may be used: the whole file is refused.
    例
      code,name,联系电话
    改法 删去该栏，或改成总数、有无。
    Mend Delete the column, or give a count instead.

    [data.unterminated-quote] 引号没有结束 | A quote is never closed
    含义 单元格以引号开头，到文件末尾也没有结束的引号。
    Means A cell begins with a quote that is not closed before the end of the file.
    影响 后面的全部内容都成了这一个单元格。
    Matters All that follows is one cell.
    例
      990102001001,"晨桂社区,46
    改法 补上结束的引号；属于文字的引号写成两个 ""。
    Mend Close it; double a quote that belongs to the text.

    [data.text-after-quote] 结束引号后面还有字 | Text after the closing quote
    含义 引号括起的单元格后面不是分隔符，也不是行尾。
    Means After a quoted cell comes neither a delimiter nor the end of the line.
    影响 看不出单元格到哪里为止。
    Matters Where the cell ends is unclear.
    例
      990102001001,"晨桂"社区,46
    改法 整个单元格都括在引号里，里面的引号写成两个 ""。
    Mend Quote the whole cell, and double the quotes inside.

    [data.cell-count] 单元格个数不对 | The wrong number of cells
    含义 这一行的单元格比表头多或少。
    Means A row has more or fewer cells than the header.
    影响 少一个逗号，后面的数就都错了一栏。
    Matters One comma too few moves every number by a column.
    例
      code,name,league_members
      990102001001,晨桂社区
    改法 核对这一行；名称里有逗号的，用引号括起来。
    Mend Check the row; a name with a comma needs quotes.
    """
}
