import Glibc

/// Text in GB18030, as Chinese Excel saves it.
enum GB18030Text {
  static func encode(_ text: String) -> [UInt8] {
    let converter = iconv_open("GB18030", "UTF-8")
    defer { iconv_close(converter) }
    var source = Array(text.utf8).map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: source.count * 2 + 16)
    let room = target.count
    let filled = source.withUnsafeMutableBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        var input = source.baseAddress
        var output = target.baseAddress
        var (inputLeft, outputLeft) = (source.count, room)
        iconv(converter, &input, &inputLeft, &output, &outputLeft)
        return room - outputLeft
      }
    }
    return target[..<filled].map { UInt8(bitPattern: $0) }
  }
}
