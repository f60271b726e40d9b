import Synchronization

/// How much of some work is done, for those who watch it: counted from any thread, a block of work
/// at a time. Nothing but a display depends on it.
package final class WorkCounter: Sendable {
  private let doneCount = Atomic(0)
  private let totalCount = Atomic(0)

  package init() {}

  package var done: Int { doneCount.load(ordering: .relaxed) }
  /// 0 where it is not known yet.
  package var total: Int { totalCount.load(ordering: .relaxed) }

  package func add(_ count: Int) { doneCount.add(count, ordering: .relaxed) }
  package func expect(_ count: Int) { totalCount.store(count, ordering: .relaxed) }
}
