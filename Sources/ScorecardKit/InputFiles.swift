import Diagnostics
import RuleEngine
import ScorecardModel
import SnapshotIO

/// The files that a run reads besides rules and snapshots, each read once: what several rule sets
/// are scored with is the same, and is what the report's hash is of.
final class InputFiles {
  private struct Entry {
    let kind: InputSummary.Kind
    let content: FileContent
  }

  private var entries: [Entry] = []

  /// The bytes of a file, from memory where it was read for the same purpose.
  /// - Throws: `Failure` `.inputNotFound`, or `.badInput` for a file that changes meanwhile.
  func read(_ kind: InputSummary.Kind, _ path: String) throws(Failure) -> FileContent {
    if let known = entries.first(where: { $0.kind == kind && $0.content.path == path }) {
      return known.content
    }
    let content = try FileContent.read(path: path)
    entries.append(Entry(kind: kind, content: content))
    return content
  }

  /// The files read so far, in the order of their first reading. Hashes them: linear in bytes.
  var summaries: [InputSummary] {
    entries.map { InputSummary($0.kind, path: $0.content.path, sha256: $0.content.sha256) }
  }
}

extension Run {
  /// The rule sets that results were made from, for reports: first those that are shown, in their
  /// order, then those that they use, directly or through others, as far as these were evaluated.
  func summaries(shown: [LoadedRuleSet]) -> [RuleSetSummary] {
    var found = shown
    var ids = Set(shown.map(\.ruleSet.id))
    var next = 0
    while next < found.count {
      for use in found[next].ruleSet.uses where ids.insert(use.ruleSet).inserted {
        if let used = graph[use.ruleSet], hasResult(of: use.ruleSet) { found.append(used) }
      }
      next += 1
    }
    return found.enumerated().map { position, loaded in
      RuleSetSummary(
        loaded.ruleSet, sha256: Hash.sha256(ruleFiles: loaded.program.sources.map(\.text)),
        isShown: position < shown.count)
    }
  }
}
