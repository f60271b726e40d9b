extension DiagnosticPages {
  /// What can be wrong with the records of a process.
  static let processPages = """
    [process.unknown-ruleset] 流程记录的规则集不存在 | A record for no rule set
    含义 流程记录里的规则集代号不存在。
    Means A process record names a rule set that does not exist.
    影响 这条记录不起作用。
    Matters The record has no effect.
    例
      990102001001,plan-88,自评,2025-03-01
    改法 按提示更正。
    Mend Correct it.

    [process.none] 规则集没有流程 | A rule set without a process
    含义 记录所写的规则集没有 process。
    Means The rule set of the record has no process.
    影响 这条记录不起作用。
    Matters The record has no effect.
    例
      990102001001,five-have,自评,2025-03-01
    改法 更正规则集，或删去记录。
    Mend Correct the rule set, or delete the record.

    [process.unknown-state] 没有这个状态 | No such state
    含义 记录的状态不在规则集的流程里。
    Means The state of a record is not in the rule set's process.
    影响 不知道走到了哪一步。
    Matters Nobody knows how far the unit is.
    例
      990102001001,plan-883,初评,2025-03-01
    改法 写流程里的状态或结论。
    Mend Write a state or a verdict of the process.

    [process.skipped-state] 跳过了一步 | A state was skipped
    含义 记录直接到了后面的状态，中间的一步没有记录。
    Means A record enters a later state without the one between.
    影响 单位停在跳过之前的状态，标“流程缺步”。
    Matters The unit stays in the state before, flagged 流程缺步.
    例
      自评之后直接“区复核”，没有“街道初审”
    改法 补上缺的记录；确实没有走的，按规定补走。
    Mend Add the record of the step that was left out.

    [process.repeated-state] 状态重复 | A state twice
    含义 同一状态记了两次。
    Means A state is recorded twice.
    影响 后一条不算。
    Matters The second does not count.
    例
      自评 2025-03-01，自评 2025-03-05
    改法 删去一条。
    Mend Delete one.

    [process.step-back] 状态倒退 | A step back
    含义 后一条记录的状态在前一条之前，或日期更早。
    Means A record goes back to an earlier state, or an earlier day.
    影响 后一条不算。
    Matters The record does not count.
    例
      区复核之后又记“自评”
    改法 核对次序和日期。
    Mend Check order and dates.

    [process.after-verdict] 有了结论又有记录 | A record after the verdict
    含义 出了结论以后还有别的记录，而流程不允许再来。
    Means There is a record after the verdict, and the process allows none.
    影响 后面的记录不算。
    Matters The record does not count.
    例
      “通过”之后又记“自评”
    改法 删去，或在规则里写明 retry。
    Mend Delete it, or allow it with `retry`.

    [process.retry-refused] 再次验收不合规定 | A retry that is not allowed
    含义 再次验收超过了允许的次数或天数。
    Means A retry comes too often or too late.
    影响 再次验收不算。
    Matters The retry does not count.
    例
      限期整改 30 天，第 45 天再验收
    改法 核对日期；规定确有变化的，改规则里的 retry。
    Mend Check the dates, or change `retry` in the rules.

    [process.verdict-differs] 结论与得分不符 | Verdict and score differ
    含义 登记的结论和按得分应得的等次不同（警告）。
    Means The verdict on record is not the grade that the score gives (a warning).
    影响 公布哪一个要由人决定。
    Matters People have to decide which one holds.
    例
      登记“通过”，按得分应为“限期整改”
    改法 核对数据和登记的结论。
    Mend Check the data and the record.
    """
}
