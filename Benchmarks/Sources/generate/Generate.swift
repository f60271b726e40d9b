import Foundation

@main
enum Generate {
  static func main() {
    do {
      try run(Options(Array(CommandLine.arguments.dropFirst())))
    } catch let stop as Stop {
      tell(stop.message)
      exit(stop.exitCode)
    } catch {
      tell("cannot write: \(error)")
      exit(73)
    }
  }

  private static func run(_ options: Options) throws {
    let indicators = try readCatalogue(path: options.catalogue, count: options.indicators)
    let country = Country(units: max(options.rows, 600_000), seed: options.seed)
    var rows = RowMaker(Columns(indicators), seed: options.seed)
    var writer = try Writer(path: options.output)
    var left = options.rows
    try rows.writeHeader(to: &writer)
    for township in country.townships {
      for index in 0..<min(township.units, left) {
        try rows.write(index, of: township, to: &writer)
      }
      left -= min(township.units, left)
    }
    try writer.flush()
  }

  private static func tell(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}
