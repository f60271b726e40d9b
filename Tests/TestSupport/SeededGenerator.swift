import Foundation

/// Repeatable random numbers (SplitMix64) for property tests.
///
/// The seed is printed; `SCORECARD_TEST_SEED` in the environment repeats a run.
package struct SeededGenerator: RandomNumberGenerator {
  package let seed: UInt64
  private var state: UInt64

  /// - Parameter property: named beside the seed in the test's output.
  package init(_ property: String) {
    let given = ProcessInfo.processInfo.environment["SCORECARD_TEST_SEED"].flatMap { UInt64($0) }
    seed = given ?? .random(in: .min ... .max)
    state = seed
    print("\(property): SCORECARD_TEST_SEED=\(seed)")
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// True once in `times` on average.
  package mutating func oneIn(_ times: Int) -> Bool { Int.random(in: 0..<times, using: &self) == 0 }
}
