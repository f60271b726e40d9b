import Diagnostics
import ScorecardModel
import SnapshotIO

/// Writes variants of cases as rows of a case file would have them.
struct CaseWriter {
  let cases: CaseBench
  let ruleSet: RuleSet

  /// - Parameters:
  ///   - own: what comes out as the rules are.
  ///   - other: what a mutant makes of it; what differs is what the case has to expect.
  func suggestion(
    _ variant: CaseVariant, _ own: VisibleResult, besides other: VisibleResult?, _ part: RulePart
  ) -> SuggestedCase {
    let base = cases.file.cases[variant.base]
    var changes: [SuggestedCase.Column] = []
    if let asOf = variant.asOf { changes.append(.init("as_of", asOf.description)) }
    if let process = variant.process {
      changes.append(.init("process", process.joined(separator: ">")))
    }
    changes += variant.cells.map { ($0, $1) }.map { figure, cell in
      SuggestedCase.Column(header: header(figure), cell: text(cell, figure))
    }.sorted { $0.header < $1.header }
    return SuggestedCase(
      base: base.name, changes: changes, expectations: expectations(own, other, part))
  }

  // MARK: What comes out

  private func expectations(
    _ own: VisibleResult, _ other: VisibleResult?, _ part: RulePart
  ) -> [SuggestedCase.Column] {
    var columns: [SuggestedCase.Column] = []
    if let total = own.total {
      columns.append(.init("expect:total", total.text(decimals: ruleSet.decimals)))
    }
    if let grade = own.grade {
      columns.append(.init("expect:grade", grade))
    } else if own.standing != .assessed {
      columns.append(.init(header: "expect:grade", cell: CheckWords.unassessable))
    }
    let parts = own.sections + own.items + own.adjustments
    let others = other.map { $0.sections + $0.items + $0.adjustments }
    for shown in parts where others.map({ !$0.contains(shown) }) ?? (shown.id == part.id) {
      let cell =
        shown.score.map { Message(verbatim: $0.description) } ?? CheckWords.notApplicable
      columns.append(.init(header: "expect:\(shown.id)", cell: cell))
    }
    if other.map({ $0.flags != own.flags }) ?? !own.flags.isEmpty {
      let cell =
        own.flags.isEmpty
        ? Message(verbatim: "-")
        : Message(
          en: own.flags.map(\.text.english).joined(separator: "|"),
          zh: own.flags.map(\.text.chinese).joined(separator: "|"))
      columns.append(.init(header: "expect:flags", cell: cell))
    }
    return columns
  }

  // MARK: Cells

  private func header(_ figure: CaseFigure) -> String {
    switch figure {
    case .indicator(let index, .current): cases.catalogue[index].id
    case .indicator(let index, let moment): "\(moment):\(cases.catalogue[index].id)"
    case .result(let alias, let figure): "results.\(alias).\(figure.rawValue)"
    }
  }

  private func text(_ cell: Cell, _ figure: CaseFigure) -> Message {
    switch cell {
    case .missing: return Message(verbatim: "")
    case .notApplicable: return Message(en: "NA", zh: "不适用")
    case .value(let value):
      if case .indicator(let index, _) = figure, cases.catalogue[index].type == .boolean {
        return value != 0 ? Message(en: "yes", zh: "是") : Message(en: "no", zh: "否")
      }
      return Message(verbatim: value.plain)
    }
  }
}

extension SuggestedCase.Column {
  fileprivate init(_ header: String, _ cell: String) {
    self.init(header: header, cell: Message(verbatim: cell))
  }
}
