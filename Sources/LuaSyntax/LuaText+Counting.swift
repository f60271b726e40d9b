extension LuaText {
  /// The text with a call around each of some decisions, on the same lines: `if a == 1 then` becomes
  /// `if count(7, (a == 1)) then`.
  ///
  /// - Parameters:
  ///   - text: what this was read from.
  ///   - chosen: positions in `decisions`, ascending.
  ///   - function: a function that returns its second argument.
  ///   - first: the first decision's number; the others follow.
  package func counting(
    _ text: String, decisions chosen: [Int], function: String, from first: Int
  ) -> String {
    let bytes = Array(text.utf8)
    // Of decisions that start at one place the longer comes first, so calls nest as they do.
    var opened: [Int: String] = [:]
    var closed: [Int: Int] = [:]
    for (offset, index) in chosen.enumerated() {
      let range = decisions[index].span.range
      let separator = range.lowerBound > 0 && bytes[range.lowerBound - 1].isWord ? " " : ""
      opened[range.lowerBound, default: separator] += "\(function)(\(first + offset), ("
      closed[range.upperBound, default: 0] += 1
    }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 2)
    for (offset, byte) in bytes.enumerated() {
      for _ in 0..<(closed[offset] ?? 0) { result += Array("))".utf8) }
      if let calls = opened[offset] { result += Array(calls.utf8) }
      result.append(byte)
    }
    for _ in 0..<(closed[bytes.count] ?? 0) { result += Array("))".utf8) }
    return String(decoding: result, as: UTF8.self)
  }
}

extension UInt8 {
  var isWord: Bool { isLetter || isDigit }
}
