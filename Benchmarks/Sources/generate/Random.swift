/// SplitMix64: a stream of numbers that depends only on its seed.
///
/// Only whole-number arithmetic, and binary64 sums and products, come after it, so the bytes do
/// not change with the machine's mathematical library.
struct Random {
  private var state: UInt64

  /// The stream of one thing (a county, a unit) of one seed.
  init(seed: UInt64, of thing: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 ^ thing &* 0xD6E8_FEB8_6659_FD93
    _ = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A share in 0..<1.
  mutating func share() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A whole number in 0..<limit.
  mutating func below(_ limit: Int) -> Int {
    Int(((next() >> 32) &* UInt64(limit)) >> 32)
  }

  mutating func number(in range: ClosedRange<Double>) -> Double {
    range.lowerBound + (range.upperBound - range.lowerBound) * share()
  }
}
