extension DiagnosticPages {
  /// What can be wrong with a workbook as a file, and with the table in it.
  static let workbookPages = """
    [workbook.damaged] 工作簿已损坏 | A workbook is damaged
    含义 文件不完整，缺少内部文件，或者内部文件对不上校验、不是正确的 XML。
    Means The file is cut short, lacks a part, or has a part that fails its checksum or is not XML.
    影响 读出来的数据可能不全，所以一格也不用。
    Matters What could be read might not be all of it, so nothing is used.
    例
      --snapshot 2025.xlsx    （下载到一半的文件）
    改法 重新拷贝或下载；还不行就用 Excel、WPS 或 LibreOffice 打开（允许修复），另存为 .xlsx。
    Mend Copy it again; else open it in a spreadsheet, let it repair the file, and save it as .xlsx.

    [workbook.encrypted] 工作簿有密码 | A workbook has a password
    含义 打开这个工作簿要输密码。
    Means Opening the workbook takes a password.
    影响 程序不问密码，读不到内容。
    Matters The program asks for no password, so it cannot read anything.
    例
      --snapshot 加密的2025.xlsx
    改法 在 Excel 里取消打开密码：文件 → 信息 → 保护工作簿 → 用密码进行加密，清空后保存。
    Mend Take the password off in Excel: File, Info, Protect Workbook, Encrypt with Password.

    [workbook.other-kind] 别的文件格式 | Another kind of file
    含义 文件是旧版 .xls、二进制 .xlsb、.ods、Word 文档或压缩包，扩展名写什么都一样。
    Means The file is an old .xls, a binary .xlsb, an .ods, a document or an archive, whatever its name.
    影响 程序只读 .xlsx、.xlsm、CSV 和 JSON。
    Matters Only .xlsx, .xlsm, CSV and JSON are read.
    例
      --snapshot 2025.xls
    改法 在表格软件里另存为“Excel 工作簿（.xlsx）”。
    Mend Save it as an Excel workbook (.xlsx) in the spreadsheet program.

    [workbook.too-large] 工作簿大得不正常 | A workbook is too large to be one
    含义 行列数、单元格文字、内部文件的个数或解压后的大小超过上限。
    Means Rows, columns, a cell's text, the number of parts or their unpacked size pass a limit.
    影响 这样的文件可能是压缩炸弹，会耗尽内存。
    Matters Such a file may be a zip bomb that would use up the memory.
    例
      （1 MB 的文件，解压后 10 GB）
    改法 删去与表格无关的工作表和整列的格式，重新保存；来历不明的文件不要用。
    Mend Delete what does not belong to the table and save it again; do not use files you do not trust.

    [workbook.forbidden-xml] 工作簿里有不该有的内容 | A workbook has what none needs
    含义 内部的 XML 有文档类型声明（DTD），或者嵌套过深。
    Means The XML inside declares a document type, or nests too deeply.
    影响 正常软件不会这样写；这是“十亿笑声”一类攻击的写法。
    Matters No spreadsheet writes this; attacks such as "billion laughs" do.
    例
      <!DOCTYPE worksheet [ <!ENTITY a "…"> ]>
    改法 核对文件来历；确实要用的，用表格软件打开后另存。
    Mend Find out where it comes from; if it is needed, open it in a spreadsheet and save it again.

    [workbook.no-sheet] 没有这个工作表 | There is no such sheet
    含义 --sheet（或 sheet:）写的工作表不存在，工作表全是隐藏的，只有隐藏的工作表里有这样的表，或者文件不是工作簿。
    Means There is no such sheet, only a hidden one has the table, or the file is no workbook.
    影响 程序不会用别的工作表代替。
    Matters No other sheet takes its place.
    例
      --snapshot 2025.xlsx --sheet 2026年
    改法 写对名称，或写序号（从 1 数起）；不是工作簿就去掉这个选项。
    Mend Write the right name, or its number from 1; leave it out for other files.

    [workbook.several-sheets] 有多个工作表可读 | Several sheets could be meant
    含义 不止一个看得见的工作表有这样的表头，不知道读哪一个。
    Means More than one visible sheet has such a header.
    影响 读错年份，全部得分都会错。
    Matters The wrong year would make every score wrong.
    例
      工作簿里有“2024年”和“2025年”两个工作表
    改法 用 --sheet 指定，或在工作区的快照里写 sheet: 2025年。
    Mend Name it with --sheet, or write sheet: beside the path in the workspace.

    [workbook.header-row] 找不到表头行 | The header row is not found
    含义 --header-row（或 header_row:）指的那一行没有内容；或者前 60 个有内容的行里没有带代码列的表头。
    Means The row of --header-row is empty, or no header with codes is among the first 60 filled rows.
    影响 没有列名，就不知道各列是什么。
    Matters Without titles nobody knows what the columns are.
    例
      --snapshot 2025.xlsx --header-row 40
    改法 写表头所在的行号（多行表头写最下面一行），或不写，由程序按列名寻找。
    Mend Write the header's row, the last of several; or leave it out, and it is looked for.

    [workbook.merged-cells] 数据里有合并单元格 | Merged cells among the data
    含义 一个数值合并了几行或几列，看不出是哪个单位、哪个指标的。
    Means One value is merged over several rows or columns, so it is nobody's in particular.
    影响 给一个单位记，别的单位就成了缺失；给每个单位都记，就重复了。
    Matters Given to one unit, the others lack it; given to each, it counts twice.
    例
      “团员数”一列里，三个社区合并成一格，写着 46
    改法 取消合并，逐个单位填写。街道、区等文字列可以合并，各行都算。
    Mend Unmerge them and fill in each; texts such as the street may stay merged over rows.

    [workbook.no-result] 公式没有结果 | A formula without a result
    含义 单元格是公式，但文件里没有存它的计算结果（多半是程序生成、从未用表格软件打开过）。
    Means The cell is a formula whose result is not stored, as in files that programs make.
    影响 程序不计算公式，这一格等于没有数。
    Matters Formulas are not computed here, so the cell says nothing.
    例
      =SUM(D2:D9)
    改法 用 Excel 或 WPS 打开，重新保存一次；或把公式粘贴成数值。
    Mend Open the workbook in a spreadsheet and save it; or paste the values over the formulas.

    [workbook.skipped-row] 有的行没有读取 | A row is not read
    含义 表头下面的合计行、栏次行、重复的表头和说明文字不是单位，没有读取。
    Means Totals, column numbers, repeated headers and notes below the header are no units.
    影响 如果那一行其实是一个单位，它就没有得分。
    Matters If the row is a unit after all, it gets no score.
    例
      合计 | | 183 | 46
    改法 不用改；确实是单位的，给它填上代码。
    Mend Nothing; if it is a unit, give it a code.

    [workbook.hidden-cells] 读取了隐藏的行或列 | Hidden rows or columns are read
    含义 隐藏或被筛选掉的行、隐藏的列，和别的行列一样读取。
    Means Rows and columns that are hidden or filtered out are read like others.
    影响 看不见的单位也会计分、排名。
    Matters Units that nobody sees are scored and ranked, too.
    例
      按“江北区”筛选后保存的工作簿
    改法 不参加考核的行请删除，不要只隐藏。
    Mend Delete what is not to count; do not only hide it.

    [workbook.macros] 工作簿含有宏 | A workbook has macros
    含义 文件（.xlsm）里有宏。程序不运行宏，只读单元格里已有的值。
    Means The file has macros; they are not run, and only the stored values are read.
    影响 靠宏才算出来的数，可能不是最新的。
    Matters What only a macro computes may be out of date.
    例
      --snapshot 2025.xlsm
    改法 先在 Excel 里运行宏并保存；最好另存为不含宏的 .xlsx。
    Mend Run the macros in Excel and save; better, save it as .xlsx without macros.
    """

  /// What can be wrong with JSON.
  static let jsonPages = """
    [json.syntax] 不是正确的 JSON | Not JSON
    含义 文件以 { 或 [ 开头，但有一处不合 JSON 的写法。
    Means The file begins as JSON does, but a place in it breaks the grammar.
    影响 数组里一处不对，后面的内容就无法分辨；每行一个对象的（NDJSON）各行分别检查。
    Matters After a fault in an array nothing can be told apart; lines of NDJSON are read one by one.
    例
      [{"code": "1", "团员数": 007}]
    改法 改正指出的位置：键名和文字用双引号，最后一项后面没有逗号，数字前面没有多余的 0。
    Mend Mend the place: double quotes, no comma after the last member, no zeros before a number.

    [json.shape] JSON 里不是表格 | JSON that is no table
    含义 单位应是一个对象，它的值应是文字、数字、true、false 或 null；这里是别的东西。
    Means A unit is an object of texts, numbers, true, false or null; this is something else.
    影响 嵌套的内容对不上任何一列。
    Matters What is nested belongs to no column.
    例
      {"code": "1", "团员数": {"男": 20, "女": 26}}
    改法 改成一层：{"code": "1", "团员数": 46}。
    Mend Make it flat: {"code": "1", "团员数": 46}.

    [json.duplicate-key] 键名重复 | A key is there twice
    含义 同一个对象里一个键写了两次。
    Means One object has the same key twice.
    影响 不知道哪个值算数。
    Matters Nobody knows which value counts.
    例
      {"code": "1", "团员数": 46, "团员数": 64}
    改法 只留一个。
    Mend Keep one of them.
    """
}
