import ScorecardModel

/// What all blocks of one file are parsed by. The pointers outlive the parsing.
struct ParsePlan {
  let base: UnsafePointer<UInt8>
  let dialect: Dialect
  let columns: UnsafeBufferPointer<ColumnPlan>
  let groups: UnsafeBufferPointer<GroupPlan>
  /// Whether there is a code column.
  let hasCodes: Bool
  /// For each row the end of its code among the codes of its block, at index row + 1.
  let codeEnds: UnsafeMutablePointer<Int>
  let nameEnds: UnsafeMutablePointer<Int>
  /// 1; or 0 to look for faults alone, where the rows cannot all be whole and room for them all
  /// could be more than there is.
  let rowStep: Int
  /// Powers of ten for plain numbers.
  let powers: UnsafePointer<Double>
}

/// A cell of a text column.
struct TextCell {
  /// Without quotes and blanks around it.
  var text: ByteSpan
  /// Where its first byte is, a quote included.
  var offset: Int
  /// Position of its column in the file.
  var column: Int
}
