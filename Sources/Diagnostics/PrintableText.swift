extension String {
  /// The text as it can be shown on a terminal: what would move the cursor, change colours or turn
  /// the direction of writing is replaced. Names, reasons and source lines come from data files.
  ///
  /// Controls become their pictures (`␛`, `␊`); the rest becomes `�`.
  package var printable: String {
    guard unicodeScalars.contains(where: Self.isControl) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      text.unicodeScalars.append(Self.isControl(scalar) ? Self.picture(of: scalar) : scalar)
    }
    return text
  }

  /// As `printable`, with line ends kept.
  package var printableLines: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).printable }.joined(separator: "\n")
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value == 0x7F ? 0x2421 : scalar.value < 0x20 ? 0x2400 + scalar.value : 0xFFFD
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}
