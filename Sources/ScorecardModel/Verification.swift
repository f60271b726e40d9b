import Diagnostics

/// Who vouches for the values of a snapshot, from the unit itself up.
package enum VerificationLevel: String, Sendable, CaseIterable, Comparable {
  case selfAssessed = "self"
  case street, district, city

  /// By its id or its Chinese word: 自评, 街道, 区, 市.
  package init?(word: String) {
    guard let level = Self.allCases.first(where: { word == $0.rawValue || word == $0.word }) else {
      return nil
    }
    self = level
  }

  /// What `init(word:)` accepts, ids first.
  package static let words = allCases.map(\.rawValue) + allCases.map(\.word)

  package static func < (left: VerificationLevel, right: VerificationLevel) -> Bool {
    left.order < right.order
  }

  private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  private var word: String {
    switch self {
    case .selfAssessed: "自评"
    case .street: "街道"
    case .district: "区"
    case .city: "市"
    }
  }

  package var title: Message {
    switch self {
    case .selfAssessed: Message(en: "self-assessed", zh: "自评")
    case .street: Message(en: "verified by the street", zh: "街道核定")
    case .district: Message(en: "verified by the district", zh: "区核定")
    case .city: Message(en: "verified by the city", zh: "市核定")
    }
  }
}
