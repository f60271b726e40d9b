extension DiagnosticPages {
  /// What can be wrong with a run, its workspace, its snapshots and its command line.
  static let runPages = """
    [workspace.invalid] 工作区文件有误 | A faulty workspace
    含义 scorecard.yaml 不是合法的 YAML，或键名、日期、列表写得不对。
    Means scorecard.yaml is not valid YAML, or has a wrong key, date or list.
    影响 不知道用哪些规则和数据。
    Matters Nobody knows which rules and data to use.
    例
      snapshot:
        - { date: 2025/12/31, path: 2025.csv }
    改法 按提示更正；键名见“数据格式”的“工作区”。
    Mend Correct it as the message says.

    [input.not-found] 找不到输入 | An input is not there
    含义 命令里指定的规则、工作区、目录等不存在。
    Means Rules, a workspace or a catalogue that the command names do not exist.
    影响 没有东西可以运行，退出码 66。
    Matters There is nothing to run; the exit code is 66.
    例
      scorecard evaluate --workspace jiangchen
    改法 核对路径，提示里有最接近的名称。
    Mend Check the path.

    [usage] 命令写错 | A wrong command
    含义 选项的值不对，或缺少必要的选项。
    Means An option has a wrong value, or one is missing.
    影响 什么也没有运行，退出码 64。
    Matters Nothing was run; the exit code is 64.
    例
      scorecard evaluate --format xsl
    改法 按提示更正；scorecard help 列出全部选项。
    Mend Correct it; `scorecard help` lists the options.

    [unit.unknown] 没有这个单位 | No such unit
    含义 命令、目标、流程或调整里写的单位不在快照里。
    Means A unit of the command, or of targets, records or adjustments, is in no snapshot.
    影响 它的目标、调整落不到任何单位上。
    Matters What was meant for it reaches nobody.
    例
      scorecard evaluate 江北曲
    改法 按提示更正名称或代码。
    Mend Correct the name or the code.

    [unit.ambiguous] 单位有重名 | An ambiguous unit
    含义 几个单位同名，不知道是哪一个。
    Means Several units have that name.
    影响 程序不替人猜。
    Matters The program does not guess.
    例
      scorecard evaluate 和平社区
    改法 写成 江北区/和平社区，或用代码。
    Mend Write the unit around it, 江北区/和平社区, or the code.

    [snapshot.none] 没有可用的快照 | No snapshot to use
    含义 没有快照，没有该级别的快照，那一天以前没有快照，或看不出快照的日期。
    Means There is no snapshot, none of that level or up to that day, or its date is unknown.
    影响 相应的规则集没有计分。
    Matters The rule set is not scored.
    例
      区的考核，工作区只列了社区的快照
    改法 在工作区里列出快照，写明 date 和 level。
    Mend List the snapshot in the workspace with its date and level.

    [snapshot.baseline-later] 基期晚于计分的日期 | The baseline is later
    含义 基期快照的日期在计分日期之后，或在三年计划开始之后。
    Means The baseline is of a later day than the one that is scored, or than the schedule's start.
    影响 不能拿以后的数当起点；从基期算起的各项按缺数据处理，或不计分。
    Matters Nothing can be counted from a later day.
    例
      role: baseline 写在了 2025 年的快照上
    改法 把更早的快照设为基期，或评定更晚的日期。
    Mend Name an earlier snapshot as the baseline, or score a later day.

    [snapshot.baseline-doubtful] 基期与计划不符 | Another baseline than the schedule says
    含义 没有计划所写那一天的基期快照，或基期快照是另一天的（警告）。
    Means There is no baseline of the schedule's day, or it is of another day (a warning).
    影响 进步从另一天算起，或按缺数据处理。
    Matters Progress is counted from another day, or missing.
    例
      schedule 写 baseline = "2022-12-31"，工作区没有这一天的快照
    改法 列出那一天的快照并写 role: baseline，或更正计划里的日期。
    Mend List the snapshot of that day with role: baseline, or correct the schedule.

    [snapshot.moved] 单位换了区 | Units that changed district
    含义 有的单位现在所属的区和以前的快照不同（警告）。
    Means Units belong to another district than in an earlier snapshot (a warning).
    影响 按现在的区排名和汇总；可能是区划调整，也可能填错。
    Matters They are ranked where they are now; it may be a change or a mistake.
    例
      2022 年属江北区，2025 年写成江南区
    改法 核对；确是区划调整的不用改。
    Mend Check it; a real change needs nothing.

    [snapshot.unknown-unit] 核验的快照多了单位 | A verified snapshot has another unit
    含义 上级核验的文件里有自评文件里没有的单位。
    Means A file of verified values has a unit that the units' own file lacks.
    影响 不知道核验的是谁的数据。
    Matters Nobody knows whose data was verified.
    例
      街道核验的文件里代码写错一位
    改法 更正代码，或在自评文件里补上这个单位。
    Mend Correct the code, or add the unit to the first file.

    [target.missing] 缺少目标 | A target is missing
    含义 规则要用某指标的目标，有的单位没有（警告）。
    Means Rules read a target that some units do not have (a warning).
    影响 这些单位的相应考核项按缺数据处理。
    Matters The item is missing for them.
    例
      progress { "establishment_rate" }，targets.csv 里没有江南区
    改法 在目标文件里补上。
    Mend Add it to the file of targets.

    [schedule.outside] 日期不在计划期内 | Outside the schedule
    含义 计分的日期不在三年计划的任何一年里，或看不出日期。
    Means The day that is scored is in no year of the schedule, or unknown.
    影响 这个规则集没有计分。
    Matters The rule set is not scored.
    例
      计划 2023 至 2025 年，--as-of 2026-06-30
    改法 用 --as-of 指定计划期内的日期，或更新计划。
    Mend Name a day of the schedule with --as-of.

    [schedule.no-snapshot] 那一年没有快照 | No snapshot of that year
    含义 计划的某一年里没有数据快照。
    Means There is no snapshot from a year of the schedule.
    影响 那一年没有成绩，总评也无法评定。
    Matters That year has no score, and neither has the final.
    例
      计划有 2024 年，工作区只有 2023 和 2025 年的快照
    改法 补上那一年的快照。
    Mend Add a snapshot of that year.

    [adjustment.unknown-ruleset] 调整写的规则集不存在 | An adjustment for no rule set
    含义 调整文件里的规则集代号不存在。
    Means The file of adjustments names a rule set that does not exist.
    影响 这条加减分不会起作用。
    Matters The adjustment would have no effect.
    例
      990102001001,five-haves,2,获全国表彰
    改法 按提示更正。
    Mend Correct it.

    [result.below-threshold] 有单位低于要求 | Below the threshold
    含义 用了 --fail-under，所列单位里有得分更低的。
    Means With --fail-under, some of the scores shown are lower.
    影响 报告照常写出，退出码 1。
    Matters The report is written; the exit code is 1.
    例
      scorecard evaluate 江北区 --fail-under 80
    改法 这不是错误；看列出的单位。
    Mend This is no fault: look at the units listed.

    [git.cannot-read] 历史版本读不了 | A revision cannot be read
    含义 比较规则时写了“版本:路径”，但这里不是 git 仓库、没有这个版本，或没有安装 git。
    Means REV:PATH was named without a git repository, such a revision, or git itself.
    影响 没有旧规则可比，什么也没有写出；退出码 66。
    Matters There are no rules to compare with; the exit code is 66.
    例
      scorecard diff --rules HEAAD:rules/five-have
    改法 核对版本名（提交、标签或分支）；“git 的说明”是 git 自己的话。
    Mend Check the name of the commit, tag or branch; a note says what git said.

    [diff.limit] 改动超过限度 | A limit of changes is passed
    含义 用了 --max-changed、--max-grade-changes 等限度，变化的单位更多，或变化更大。
    Means With --max-changed, --max-grade-changes and the like, more changed than that.
    影响 报告照常写出，退出码 1。
    Matters The report is written; the exit code is 1.
    例
      scorecard diff --rules HEAD:rules --max-grade-changes 5
    改法 这不是错误；看列出的单位，确认改动是想要的，再放宽限度。
    Mend This is no fault: look at the units listed, and widen the limit if the changes are meant.

    [output.cannot-write] 写不出结果 | The output cannot be written
    含义 输出的文件夹不存在、没有权限，或磁盘已满。
    Means The folder does not exist, may not be written to, or the disk is full.
    影响 没有写出半份文件；退出码 73。
    Matters No half file is left; the exit code is 73.
    例
      scorecard evaluate --output 没有的文件夹/结果.csv
    改法 换一个位置，或先建好文件夹。
    Mend Name another place, or make the folder.

    [workbook.text-cut] 单元格放不下 | A text too long for a cell
    含义 有一段文字超过 Excel 单元格的上限 32767 个字符，已截断，末尾有“……（已截断）”。
    Means A text is longer than the 32,767 characters that a cell of Excel holds, and was cut.
    影响 工作簿里少了这段文字的后一部分；其他格式不受影响。
    Matters The workbook lacks the rest of it; other formats have all.
    例
      一个单位的名称有四万个字
    改法 缩短这段文字，或用 JSON 格式。
    Mend Shorten the text, or use JSON.

    [workbook.limit] 工作簿放不下全部内容 | More than a workbook should hold
    含义 单位或分组太多，工作簿里没有全部的考核表、分表或行。
    Means There are too many units or groups for forms, sheets or rows of them all.
    影响 汇总表和计分明细仍有全部单位（超过 1048576 行的除外）。
    Matters The summary and the ledger still have every unit, up to 1,048,576 rows.
    例
      scorecard evaluate --format xlsx --output 全国.xlsx
    改法 指定一个区或街道分别输出；只缺考核表的，加 --items。
    Mend Name a district or street at a time; where only forms are missing, add --items.

    [internal.ledger] 明细与总分不符 | A ledger that does not add up
    含义 程序自己核对时，某个单位的明细加起来不等于总分。
    Means The program's own check found a ledger that does not add up to its total.
    影响 这是程序的缺陷，没有输出任何结果，退出码 70。
    Matters A fault of the program: nothing was published; the exit code is 70.
    例
      （没有任何数据或规则应当引起它）
    改法 请连同规则集和数据报告给程序的维护者。
    Mend Please report it with the rule set and the data.

    [explain.contradiction] 说明与得分不符 | An explanation that does not come to the score
    含义 程序自己核对时，说明里的算式得不出这一项的得分。
    Means The program's own check found that its explanation does not come to the score.
    影响 这是程序的缺陷，没有输出任何内容，退出码 70。
    Matters A fault of the program: nothing was written; the exit code is 70.
    例
      （没有任何数据或规则应当引起它）
    改法 请连同规则集和数据报告给程序的维护者。
    Mend Please report it with the rule set and the data.

    [explain.unknown-item] 没有这个考核项 | No such item
    含义 --item 写的代号不在规则集里。
    Means The rule set has no item of the id in --item.
    影响 没有可说明的内容。
    Matters There is nothing to explain.
    例
      scorecard explain 晨桂社区 --item secretery
    改法 按提示更正。
    Mend Correct it.

    [docs.stale] 细则与规则不符 | A document that is out of date
    含义 用了 --check，已有的文件和按规则写出的不一样。
    Means With --check, a document is not what the rules would give.
    影响 公布的细则和实际的计分规则对不上；退出码 1。
    Matters The published table is not the rule that is used; the exit code is 1.
    例
      改了 points，没有重新生成 docs/rules/five-have.md
    改法 去掉 --check 再运行一次，重新写出。
    Mend Run again without --check.

    [init.file-exists] 文件已经存在 | A file is there already
    含义 要新建的文件已经存在，或路径不是文件夹。
    Means A file that would be made exists already, or the path is no folder.
    影响 程序不覆盖已有的文件，什么也没有写。
    Matters Nothing was written: existing files are never overwritten.
    例
      在已有 scorecard.yaml 的文件夹里运行 scorecard init
    改法 换一个新的或空的文件夹。
    Mend Name a new or an empty folder.

    [init.left-as-is] 文件没有改动 | A file was left as it is
    含义 编辑器的设置文件不是有效的 JSON，或不是本程序生成的，没有改动。
    Means An editor's file is no valid JSON, or was not made by this program, and was left as it is.
    影响 编辑器里可能没有最新的补全。
    Matters The editor may lack the newest completions.
    例
      .luarc.json 里多了一个逗号
    改法 改正或删除它，再运行 scorecard init --editor。
    Mend Correct or remove it, and run `scorecard init --editor` again.

    [init.rules-left-out] 有的规则没有算进去 | Rules that were left out
    含义 有的规则文件载入出错，编辑器文件里没有它们的内容（警告）。
    Means Some rule files could not be loaded; the editor's files are without them (a warning).
    影响 这些规则的代号没有补全。
    Matters Their ids are not completed.
    例
      规则写错时运行 scorecard init --editor
    改法 用 scorecard check 找出错误，改正后再运行。
    Mend Find the errors with `scorecard check`, mend them and run again.
    """
}
