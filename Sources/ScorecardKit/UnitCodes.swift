import Diagnostics
import ScorecardModel

/// The rows of units by code, and the codes near one.
final class UnitCodes {
  private let units: UnitTable
  private lazy var rowByCode = Dictionary(
    (0..<units.count).map { (units.codes[$0], $0) }
  ) { first, _ in first }
  private lazy var sorted = rowByCode.keys.sorted()

  init(_ units: UnitTable) { self.units = units }

  func row(_ code: String) -> Int? { rowByCode[code] }

  /// Of the codes that begin alike: those around `code` in their order. The codes are sorted once.
  func nearest(_ code: String) -> String? {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] < code { low = middle + 1 } else { high = middle }
    }
    return Spelling.nearest(code, in: sorted[max(0, low - 16)..<min(sorted.count, low + 16)])
  }

  /// That no unit has a code.
  /// - Parameter suggests: whether to look for a near code; what is not shown needs none.
  func unknown(
    _ code: String, at place: SourcePlace, suggests: Bool, _ severity: Severity = .error
  ) -> Diagnostic {
    Diagnostic(
      .unknownUnit, severity, at: place,
      Message(
        en: "there is no unit with the code '\(code)' in the snapshot",
        zh: "快照里没有代码为“\(code)”的单位"),
      help: .didYouMean(suggests ? nearest(code) : nil))
  }
}

extension UnitTable {
  /// Code and name of a unit, for messages; the code alone where it has no other name.
  func label(_ row: Int) -> String {
    names[row].isEmpty || names[row] == codes[row] ? codes[row] : "\(codes[row]) \(names[row])"
  }
}
