import Crypto
import ScorecardModel
import SnapshotIO

/// Hashes as reports publish them.
enum Hash {
  /// The hash of a rule set: of its file, where that uses no helper; else of the list of the
  /// files' hashes, the rule file's first, then the helpers' by name, a line each. So any change
  /// to any of them shows, and anyone can check it with
  /// `sha256sum ruleset.lua helper.lua | cut -c-64 | sha256sum`.
  /// - Parameter files: their texts, in that order.
  static func sha256(ruleFiles files: [String]) -> String {
    let hashes = files.map { sha256(Array($0.utf8)) }
    return hashes.count == 1 ? hashes[0] : sha256(hashes.flatMap { Array("\($0)\n".utf8) })
  }

  static func sha256(_ bytes: [UInt8]) -> String {
    hexadecimal(SHA256.hash(data: bytes))
  }

  fileprivate static func hexadecimal(_ digest: some Sequence<UInt8>) -> String {
    digest.map { byte in
      let text = String(byte, radix: 16)
      return byte < 16 ? "0" + text : text
    }.joined()
  }
}

extension FileContent {
  /// What `sha256sum` prints of the file as it was read.
  var sha256: String { withBytes { Hash.hexadecimal(SHA256.hash(data: $0)) } }
}

extension SnapshotReading {
  var summary: SnapshotSummary {
    SnapshotSummary(
      date: snapshot.date, path: snapshot.path, sha256: content.sha256,
      units: snapshot.units.count)
  }
}
