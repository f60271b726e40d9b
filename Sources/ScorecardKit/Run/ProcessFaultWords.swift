import Diagnostics
import ScorecardModel

/// The words for a record that cannot follow the ones before it.
struct ProcessFaultWords {
  let plan: ProcessPlan
  let standing: ProcessStanding
  /// As messages name it.
  let unit: String

  func diagnostic(_ fault: ProcessFault, at place: SourcePlace) -> Diagnostic {
    Diagnostic(
      id(fault), at: place, message(fault),
      notes: [
        Message(
          en: "the unit counts as '\(standing.state)'; this record and later ones are not read",
          zh: "该单位按“\(standing.state)”计，这一条及以后的记录不再采用")
      ], help: help(fault))
  }

  private func id(_ fault: ProcessFault) -> DiagnosticID {
    switch fault {
    case .unknownState: .unknownState
    case .skipped: .skippedState
    case .repeated: .repeatedState
    case .stepBack: .stepBack
    case .afterVerdict: .afterVerdict
    case .retriesUsedUp, .retryTooLate: .retryRefused
    }
  }

  private func message(_ fault: ProcessFault) -> Message {
    let state = fault.record.state
    return switch fault {
    case .unknownState:
      about("the process has no state '\(state)'", "流程里没有状态“\(state)”")
    case .skipped(_, let states):
      about(
        "goes from '\(standing.state)' to '\(state)' without " + english(states),
        "由“\(standing.state)”直接到“\(state)”，缺少\(chinese(states))")
    case .repeated:
      about("'\(state)' is recorded twice in a row", "“\(state)”连续登记了两次")
    case .stepBack(_, let from):
      about("goes back from '\(from)' to '\(state)'", "由“\(from)”退回到“\(state)”")
    case .afterVerdict(_, let verdict):
      about("'\(state)' follows the verdict '\(verdict)'", "已有结论“\(verdict)”，之后又登记“\(state)”")
    case .retriesUsedUp(_, let retry):
      about(
        "goes back from '\(retry.from)' to '\(retry.to)' more than \(times(retry.times))",
        "由“\(retry.from)”再到“\(retry.to)”超过 \(retry.times) 次")
    case .retryTooLate(_, let retry, let days):
      about(
        "'\(retry.to)' comes \(days) days after '\(retry.from)'; at most \(retry.days) are allowed",
        "“\(retry.from)”之后第 \(days) 天才到“\(retry.to)”，应在 \(retry.days) 天以内")
    }
  }

  private func help(_ fault: ProcessFault) -> Message? {
    if case .unknownState(let record) = fault,
      let near = Spelling.nearest(record.state, in: plan.states + plan.verdicts)
    {
      return .didYouMean(near)
    }
    var next = plan.successors(of: standing.state)
    if let retry = plan.retry, retry.from == standing.state {
      switch fault {
      case .retriesUsedUp, .retryTooLate: break
      default: next.append(retry.to)
      }
    }
    guard !next.isEmpty else {
      return Message(
        en: "nothing may follow '\(standing.state)'", zh: "“\(standing.state)”之后不能再有记录")
    }
    return Message(
      en: "after '\(standing.state)' comes " + english(next, joinedBy: " or "),
      zh: "“\(standing.state)”之后应为\(chinese(next, joinedBy: "或"))")
  }

  private func about(_ english: String, _ chinese: String) -> Message {
    Message(en: "\(unit): \(english)", zh: "\(unit)：\(chinese)")
  }

  private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

  private func english(_ states: [String], joinedBy separator: String = ", ") -> String {
    states.map { "'\($0)'" }.joined(separator: separator)
  }

  private func chinese(_ states: [String], joinedBy separator: String = "") -> String {
    states.map { "“\($0)”" }.joined(separator: separator)
  }
}
