import Diagnostics
import LuaSandbox

/// A word of the rule language, `name { … }`: what its table may hold, and what it is for.
///
/// Rule files are read by this table, and editors are told of it: a word, a field or a part cannot
/// be added without saying what it is.
package struct Constructor: Sendable {
  package let name: String
  /// What it makes, in a sentence.
  package let text: Message
  /// How it is written.
  package let example: String
  /// What stands in its table without a name, in order.
  package let parts: [Part]
  /// Named fields, `id = …`.
  package let fields: [Field]

  /// What stands in a table without a name.
  package struct Part: Sendable {
    package let kind: ValueKind
    /// Whether more of the same may follow.
    package let repeats: Bool
    package let text: Message
  }

  /// What stands in a table under a name.
  package struct Field: Sendable {
    package let name: String
    package let kind: ValueKind
    package let isRequired: Bool
    package let text: Message
  }

  init(
    _ name: String, en english: String, zh chinese: String, example: String, parts: [Part] = [],
    fields: [Field] = []
  ) {
    self.name = name
    text = Message(en: english, zh: chinese)
    self.example = example
    self.parts = parts
    self.fields = fields
  }
}

/// What a place of the rule language takes.
package indirect enum ValueKind: Sendable, Hashable {
  case text, number, boolean
  /// `YYYY-MM-DD`.
  case date
  /// One of these texts.
  case word([String])
  /// The id of an indicator.
  case indicator
  /// An indicator or an expression over indicators.
  case operand
  case measure
  /// A measure, or a function of the unit and, where it is given one, of its card.
  case condition(ofCard: Bool)
  /// A function of the unit that returns points, and why.
  case scoring
  /// A function of the sections' scores that returns points.
  case combining
  /// What the constructor of this name makes.
  case made(String)
  /// A table without a constructor, of `RuleLanguage.tables`.
  case table(String)
  /// Values of indicators by their ids.
  case cells
  case list(ValueKind)
  /// Values by names of the author's own.
  case named(ValueKind)
  case either([ValueKind])
}

extension Constructor.Part {
  static func one(_ kind: ValueKind, en english: String, zh chinese: String) -> Self {
    Self(kind: kind, repeats: false, text: Message(en: english, zh: chinese))
  }

  static func many(_ kind: ValueKind, en english: String, zh chinese: String) -> Self {
    Self(kind: kind, repeats: true, text: Message(en: english, zh: chinese))
  }
}

extension Constructor.Field {
  static func required(
    _ name: String, _ kind: ValueKind, en english: String, zh chinese: String
  ) -> Self {
    Self(name: name, kind: kind, isRequired: true, text: Message(en: english, zh: chinese))
  }

  static func optional(
    _ name: String, _ kind: ValueKind, en english: String, zh chinese: String
  ) -> Self {
    Self(name: name, kind: kind, isRequired: false, text: Message(en: english, zh: chinese))
  }
}

extension Constructor.Field {
  static let id = required(
    "id", .text, en: "id: lower-case letters, digits, _ and -; once in a rule set",
    zh: "代号：小写字母开头，可含小写字母、数字、_ 和 -；一个规则集里不能重复")
  static let title = required("title", .text, en: "title", zh: "名称")
  static let englishTitle = optional(
    "title_en", .text, en: "English title; the title where it is absent", zh: "英文名称，不写时同 title")
}

/// The constructors that rule files may call.
package enum RuleLanguage {
  package static let all = structure + measures + operands

  /// The names of the fields of a constructor, or of a table of `tables`.
  static func fields(of name: String) -> [String] {
    (all + tables).first { $0.name == name }?.fields.map(\.name) ?? []
  }

  /// What rule files may use of Lua's library, sorted, as the sandbox has it: `math`, `math.abs`, …
  /// - Throws: `.internalError` where no Lua state can be made.
  package static func library() throws(Failure) -> [String] {
    let program = LuaProgram(main: LuaSource(path: "library", text: "return 0"))
    return try withLargeStack { () throws(Failure) in
      do throws(LuaError) {
        return try LuaMachine(program).visibleNames
      } catch {
        throw Failure(.internalError, error.diagnostic(sources: program.sources))
      }
    }
  }
}
