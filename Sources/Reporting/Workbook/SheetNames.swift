/// Names of sheets as Excel takes them: at most 31 characters, none of `[]:*?/\`, each once whatever
/// its case. Apostrophes, which references would have to double, are typographic.
struct SheetNames {
  static let limit = 31

  /// Excel keeps `History` to itself.
  private var taken: Set<String> = ["history"]

  /// A name that no sheet has yet.
  /// - Parameters:
  ///   - text: is cut where the name would be too long.
  ///   - suffix: stands after it, whole where it is shorter than a name may be.
  mutating func name(_ text: String, suffix: String = "") -> String {
    let text = Self.cleaned(text)
    let suffix = suffix.isEmpty ? "" : Self.cleaned(suffix, keepsSpace: true)
    var name = Self.joined(text, suffix)
    var number = 1
    while !taken.insert(name.lowercased()).inserted {
      number += 1
      name = Self.joined(text, "\(suffix) (\(number))")
    }
    return name
  }

  /// - Parameter keepsSpace: whether a blank at the start stays, which parts a suffix off.
  private static func cleaned(_ text: String, keepsSpace: Bool = false) -> String {
    let kept = text.cellText.replacing("'", with: "’")
      .map { "[]:*?/\\\n".contains($0) ? " " : $0 }
    let name = String(kept).split(separator: " ").joined(separator: " ")
    if name.isEmpty { return "—" }
    return keepsSpace && text.first == " " ? " " + name : name
  }

  private static func joined(_ text: String, _ suffix: String) -> String {
    var text = Substring(text)
    while text.utf16.count + suffix.utf16.count > limit, !text.isEmpty { text.removeLast() }
    var name = String(text) + suffix
    while name.utf16.count > limit { name.removeLast() }
    while name.last == " " { name.removeLast() }
    return readsAsReference(name) ? String(name.prefix(limit - 1)) + "·" : name
  }

  /// Whether a name such as `2025`, `A1` or `R` means something else in a reference unless it is
  /// quoted: libxlsxwriter quotes only names with other characters than letters and digits.
  private static func readsAsReference(_ name: String) -> Bool {
    guard name.utf8.allSatisfy({ $0 < 0x80 }),
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." })
    else { return false }
    return name.contains(where: \.isNumber) || ["r", "c", "rc"].contains(name.lowercased())
  }
}

extension String {
  /// The most characters, as Excel counts them (UTF-16), that a cell holds.
  static let cellLimit = 32_767

  /// The text as a cell can hold it: without controls and what XML does not know, and so that
  /// nothing in it reads as Excel's own escape `_x000D_`. Line ends stay.
  var cellText: String {
    guard utf8.contains(where: Self.mayNeedCare) else { return self }
    var text = printableLines
    if text.unicodeScalars.contains(where: \.isNoncharacter) {
      text = String(
        String.UnicodeScalarView(text.unicodeScalars.map { $0.isNoncharacter ? "\u{FFFD}" : $0 }))
    }
    return text.contains("_x") ? text.escapingHexadecimal : text
  }

  /// Whether a byte begins what `cellText` may have to replace; Chinese text has few of them.
  private static func mayNeedCare(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte >= 0xEF
      || byte == UInt8(ascii: "_")
  }

  private var escapingHexadecimal: String {
    replacing(#/_(?=x[0-9A-Fa-f]{4}_)/#, with: "_x005F_")
  }

  /// At most `cellLimit` characters, with a mark where the text was cut.
  func cut(mark: String) -> (text: String, isCut: Bool) {
    guard utf8.count > Self.cellLimit, utf16.count > Self.cellLimit else { return (self, false) }
    var text = ""
    var count = mark.utf16.count
    for character in self {
      count += character.utf16.count
      if count > Self.cellLimit { break }
      text.append(character)
    }
    return (text + mark, true)
  }
}

extension Unicode.Scalar {
  fileprivate var isNoncharacter: Bool { value & 0xFFFE == 0xFFFE }
}
