extension StringProtocol {
  /// The lines of a text as Lua counts them: ended by LF, CRLF or CR; the last may be empty. What
  /// Windows editors save has CRLF, which is one character to Swift.
  package var sourceLines: [SubSequence] {
    split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }
}
