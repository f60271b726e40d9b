/// Headers as they are compared: without blanks, in lower case, full-width forms as ASCII.
package enum HeaderKey {
  package static func of(_ header: String) -> String {
    var key = ""
    for scalar in header.unicodeScalars {
      switch scalar.value {
      case 0...0x20, 0x7F, 0xA0, 0x200B, 0x3000, 0xFEFF: continue
      case 0xFF01...0xFF5E:
        if let ascii = Unicode.Scalar(scalar.value - 0xFF01 + 0x21) {
          key.unicodeScalars.append(ascii)
        }
      default: key.unicodeScalars.append(scalar)
      }
    }
    return key.lowercased()
  }

  /// A key that ends in a parenthesis, `建团率(%)`, as what is before it and what is in it.
  static func splitUnit(_ key: String) -> (name: String, unit: String)? {
    guard key.hasSuffix(")"), let open = key.lastIndex(of: "("), open > key.startIndex else {
      return nil
    }
    return (String(key[..<open]), String(key[key.index(after: open)...].dropLast()))
  }
}
