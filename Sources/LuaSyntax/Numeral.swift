/// A number as a text writes it.
struct LuaNumeral {
  private let isHex: Bool
  /// Before and behind the point; `fraction` is nil where there is no point.
  private let whole: [UInt8]
  private let fraction: [UInt8]?
  /// The exponent with its letter, or nothing.
  private let exponent: [UInt8]

  /// Nil for a text that is no number of Lua's.
  init?(_ text: some Sequence<UInt8>) {
    var rest = Array(text)[...]
    isHex = rest.count > 1 && rest[0] == UInt8(ascii: "0") && rest[1] | 0x20 == UInt8(ascii: "x")
    if isHex { rest = rest.dropFirst(2) }
    let isHex = isHex
    let isDigit: (UInt8) -> Bool = { isHex ? $0.isHexDigit : $0.isDigit }
    whole = Array(rest.prefix(while: isDigit))
    rest = rest.dropFirst(whole.count)
    if rest.first == UInt8(ascii: ".") {
      let digits = Array(rest.dropFirst().prefix(while: isDigit))
      fraction = digits
      rest = rest.dropFirst(1 + digits.count)
    } else {
      fraction = nil
    }
    guard whole.count + (fraction?.count ?? 0) > 0 else { return nil }
    exponent = Array(rest)
    guard let letter = rest.first else { return }
    guard letter | 0x20 == UInt8(ascii: isHex ? "p" : "e") else { return nil }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") {
      rest = rest.dropFirst()
    }
    guard !rest.isEmpty, rest.allSatisfy(\.isDigit) else { return nil }
  }

  /// The next greater and the next smaller number with as many decimals: `2.5` has `2.6` and `2.4`,
  /// `0` has `1` and `-1`, `1e3` has `2e3` and `0e3`. Nothing for a hexadecimal fraction.
  var neighbours: [String] {
    if isHex {
      guard fraction == nil, exponent.isEmpty,
        let value = UInt64(String(decoding: whole, as: UTF8.self), radix: 16),
        value < UInt64(Int64.max)
      else { return [] }
      let hex = { (value: UInt64) in "0x" + String(value, radix: 16) }
      return [hex(value + 1), value == 0 ? "-0x1" : hex(value - 1)]
    }
    let digits = (whole + (fraction ?? [])).map { $0 - 0x30 }
    if digits.allSatisfy({ $0 == 0 }) {
      let one = written(Self.stepped(digits, up: true))
      return [one, "-" + one]
    }
    return [true, false].map { written(Self.stepped(digits, up: $0)) }
  }

  /// Adds or takes one in the last place of a decimal number that is not 0 where one is taken.
  private static func stepped(_ digits: [UInt8], up: Bool) -> [UInt8] {
    var digits = digits
    for index in digits.indices.reversed() {
      let wraps = digits[index] == (up ? 9 : 0)
      digits[index] = wraps ? (up ? 0 : 9) : up ? digits[index] + 1 : digits[index] - 1
      if !wraps { return digits }
    }
    return [1] + digits
  }

  private func written(_ digits: [UInt8]) -> String {
    let decimals = fraction?.count ?? 0
    var whole = Array(digits.dropLast(decimals).drop { $0 == 0 })
    if whole.isEmpty, !self.whole.isEmpty { whole = [0] }
    let characters: ([UInt8]) -> String = { String(decoding: $0.map { $0 + 0x30 }, as: UTF8.self) }
    return characters(whole) + (fraction == nil ? "" : "." + characters(digits.suffix(decimals)))
      + String(decoding: exponent, as: UTF8.self)
  }
}
