/// Why the generator stops: shown on standard error, with the exit code.
struct Stop: Error {
  let message: String
  let exitCode: Int32

  static func usage(_ message: String) -> Stop { Stop(message: message, exitCode: 64) }
}

/// What the command line asks for.
struct Options {
  /// Units to write. The first n rows are the same for every number of rows up to 600,000.
  var rows = 600_000
  var seed: UInt64 = 1
  /// The file to write; standard output when nil.
  var output: String?
  /// `indicators.csv`, whose first `indicators` rows become columns.
  var catalogue = "rules/indicators.csv"
  var indicators = 56

  static let usage = """
    usage: generate [--rows 600000] [--seed 1] [--indicators 56]
                    [--catalogue rules/indicators.csv] [--output FILE]

    Writes a made-up national snapshot as CSV. The same arguments give the same bytes.
    """

  /// Throws `Stop` for an unknown option and for a value that cannot be used.
  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      if option == "--help" { throw Stop(message: Options.usage, exitCode: 0) }
      guard let value = rest.popFirst() else {
        throw Stop.usage("\(option) needs a value\n\(Options.usage)")
      }
      switch option {
      case "--rows": rows = try Options.number(value, option, 1...9_000_000)
      case "--seed": seed = try Options.number(value, option, 0...UInt64.max)
      case "--indicators": indicators = try Options.number(value, option, 1...1_000)
      case "--catalogue": catalogue = value
      case "--output": output = value
      default: throw Stop.usage("unknown option \(option)\n\(Options.usage)")
      }
    }
  }

  private static func number<N: FixedWidthInteger>(
    _ text: String, _ option: String, _ range: ClosedRange<N>
  ) throws -> N {
    guard let number = N(text), range.contains(number) else {
      throw Stop.usage("\(option) takes a whole number in \(range), not \(text)")
    }
    return number
  }
}
