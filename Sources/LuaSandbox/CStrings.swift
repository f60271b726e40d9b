/// Copies of strings that C may read while this object lives.
final class CStrings {
  private var copies: [UnsafeMutablePointer<CChar>] = []

  /// A zero-terminated copy.
  func copy(_ text: String) -> UnsafePointer<CChar> {
    let length = text.utf8.count
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: length + 1)
    var text = text
    text.withUTF8 { bytes in
      UnsafeMutableRawBufferPointer(start: copy, count: length).copyMemory(from: .init(bytes))
    }
    copy[length] = 0
    copies.append(copy)
    return UnsafePointer(copy)
  }

  deinit {
    for copy in copies { copy.deallocate() }
  }
}
