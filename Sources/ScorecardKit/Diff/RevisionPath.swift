/// A path in a revision of a git repository, as git writes it: `HEAD:rules/five-have`.
struct RevisionPath: Equatable {
  var revision: String
  /// From the repository's root; from the working folder where it begins with `./` or `../`. Empty
  /// is the whole tree.
  let path: String

  /// - Returns: nil for a text that names no revision. What `@{…}` holds belongs to the revision.
  init?(_ text: String) {
    var depth = 0
    for index in text.indices {
      switch text[index] {
      case "{": depth += 1
      case "}": depth -= 1
      case ":" where depth == 0:
        revision = String(text[..<index])
        path = String(text[text.index(after: index)...])
        // An option of git is no revision.
        if revision.isEmpty || revision.hasPrefix("-") { return nil }
        return
      default: break
      }
    }
    return nil
  }
}
