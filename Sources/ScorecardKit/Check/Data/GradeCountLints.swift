import Diagnostics
import ScorecardModel

/// Grades and quotas as the units come to them.
extension DataLint {
  static let gradeUnused = DataLint(.lintGradeUnused) { context in
    guard context.isTelling else { return [] }
    var counts = [Int](repeating: 0, count: context.ruleSet.grades.count)
    for row in context.assessed { if let grade = context.table.grade(row) { counts[grade] += 1 } }
    return context.ruleSet.grades.indices.filter { counts[$0] == 0 }.map { index in
      let name = context.ruleSet.grades[index].name
      return context.finding(
        .lintGradeUnused, .advice, .grade(index),
        Message(
          en: "none of \(context.assessed.count) units has the grade '\(name)'",
          zh: "\(context.assessed.count) 个单位没有一个是“\(name)”"))
    }
  }

  /// Units whose total is on a grade's line, or so near that little would change the grade.
  static let nearGrade = DataLint(.lintNearGrade) { context in
    let margin = context.margin.flatMap { Points(quantising: $0) } ?? Points(micro: 500_000)
    return context.ruleSet.grades.indices.compactMap { index in
      guard let line = context.ruleSet.grades[index].minimum else { return nil }
      let total = { (row: Int) in context.table.total(row) ?? .zero }
      let near = context.assessed.filter { row in
        let distance = total(row) - line
        return max(distance, -distance) <= margin
      }
      guard !near.isEmpty else { return nil }
      let name = context.ruleSet.grades[index].name
      let exact = near.count { total($0) == line }
      let above = near.count { total($0) > line }
      let below = near.count - exact - above
      return context.finding(
        .lintNearGrade, .advice, .grade(index),
        Message(
          en: "\(near.count) units are within \(margin) points of the line \(line) of '\(name)': "
            + "\(exact) on it, \(above) above, \(below) below",
          zh: "“\(name)”的分数线 \(line)：上下 \(margin) 分以内 \(near.count) 个单位"
            + "（恰好在线 \(exact) 个，线上 \(above) 个，线下 \(below) 个）"),
        notes: context.named(near) { row in
          total(row).text(decimals: context.ruleSet.decimals)
        })
    }
  }

  /// Quotas that took a grade away.
  static let quotaBinds = DataLint(.lintQuotaBinds) { context in
    let limited = context.assessed.filter { context.table.quotaLimited[$0] != 0 }
    guard let first = context.ruleSet.quotas.first, !limited.isEmpty else { return [] }
    return [
      context.finding(
        .lintQuotaBinds, .advice, .grade(first.grade),
        Message(
          en: "quotas take the grade away from \(limited.count) units",
          zh: "名额用完，\(limited.count) 个单位降了一个等次"),
        notes: context.named(limited) { row in
          context.table.total(row)?.text(decimals: context.ruleSet.decimals)
        })
    ]
  }
}
