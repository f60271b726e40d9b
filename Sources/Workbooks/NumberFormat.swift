/// What a cell's number format makes of its number, as far as it changes what the cell says.
enum NumberFormat: Sendable, Equatable {
  case general
  /// Shown with a per cent sign: 0.85 is 85%.
  case percent
  /// A day, a time of day, or both.
  case date
  /// Only the year of a day.
  case year
  /// Zeros alone: a whole number with at least so many digits, which is how codes keep theirs.
  case padded(Int)

  /// The formats that need no code of their own; 27…36 and 50…58 are Chinese dates.
  init(builtin id: Int) {
    switch id {
    case 9, 10: self = .percent
    case 14...22, 27...36, 45...47, 50...58: self = .date
    default: self = .general
    }
  }

  /// - Parameter code: such as `yyyy"年"m"月"d"日"` or `0.00%`; what counts is its first section.
  init(code: String) {
    let marks = Self.marks(code)
    if marks.contains("%") {
      self = .percent
    } else if marks.contains(where: { "ymdhs".contains($0) }) {
      let letters = marks.filter { $0.isLetter }
      self = letters.allSatisfy { $0 == "y" } ? .year : .date
    } else if marks.count >= 2, marks.allSatisfy({ $0 == "0" }) {
      // A format has at most 255 characters.
      self = .padded(min(marks.count, 255))
    } else {
      self = .general
    }
  }

  /// The first section without what is only shown: quoted and escaped text, brackets, fillings.
  private static func marks(_ code: String) -> String {
    var marks = ""
    var rest = code.lowercased()[...]
    while let mark = rest.popFirst(), mark != ";" {
      switch mark {
      case "\"":
        rest = rest.drop { $0 != "\"" }.dropFirst()
      case "[":
        rest = rest.drop { $0 != "]" }.dropFirst()
      case "\\", "_", "*": rest = rest.dropFirst()
      default: marks.append(mark)
      }
    }
    let words = ["general", "am/pm", "a/p", "e+", "e-", "g/通用格式", "上午/下午"]
    return words.reduce(marks) { $0.replacing($1, with: "") }
  }
}
