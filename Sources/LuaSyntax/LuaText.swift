/// A stretch of a text: its bytes, and where it starts.
package struct LuaSpan: Sendable, Hashable {
  /// Offsets into the text's UTF-8 bytes.
  package var range: Range<Int>
  /// 1-based, as Lua counts lines.
  package var line: Int
  /// 1-based, counted in characters.
  package var column: Int

  package init(range: Range<Int>, line: Int, column: Int) {
    self.range = range
    self.line = line
    self.column = column
  }
}

/// A function that a text defines. The main function, the text itself, is none.
package struct LuaFunction: Sendable, Hashable {
  /// From `function` to `end`.
  package var span: LuaSpan
  /// The lines that Lua's own debug information gives for it.
  package var lines: ClosedRange<Int>
  /// What it is bound to where it is defined, the last part alone: `score` of `local score`,
  /// `M.score`, `score = function`.
  package var name: String?
  /// The function around it, by position in `LuaText.functions`.
  package var parent: Int?
  /// Between the parameters and `end`.
  package var body: Range<Int>
  /// The names and texts in its body, outside of the functions in it: all that it can reach other
  /// functions by.
  package var mentions: Set<String> = []
  /// Lines of its body that say more than where something ends, outside of the functions in it.
  package var codeLines: Set<Int> = []
}

/// An expression whose truth is tested. One whose truth is no question of its own is none: that of
/// `true` in `while true do`; of `a + b` in `(a + b) or 0`, since arithmetic gives a number or fails;
/// or of `a and 1` in `a and 1 or 2`, which follows from `a`.
package struct LuaDecision: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    case ifCondition
    case elseifCondition
    case whileCondition
    case untilCondition
    /// An operand of `and` that is not the last of its chain: in `a and b and c`, `a` and `b`.
    case andOperand
    case orOperand
  }

  package var kind: Kind
  package var span: LuaSpan
  /// The innermost function around it, by position in `LuaText.functions`; nil at file level.
  package var function: Int?
}

/// An operator or a constant inside a function that a mutant may replace.
package struct LuaSite: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    case comparison
    case arithmetic
    case number
    case boolean
    case connective
    case negation
  }

  package var kind: Kind
  package var span: LuaSpan
  /// What stands there.
  package var text: String
  /// What may stand there instead, each of which parses; the empty text for a `not` left out.
  package var replacements: [String]
  /// The innermost function around it, by position in `LuaText.functions`.
  package var function: Int
}

/// A local name: a variable, a parameter, a loop's variable or a local function.
package struct LuaLocal: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    case variable
    case parameter
    case loopVariable
    case function
  }

  package var kind: Kind
  package var name: String
  /// Where it is defined.
  package var span: LuaSpan
  /// The name that it hides, by position in `LuaText.locals`. Names of the library and of
  /// constructors are the caller's to compare.
  package var shadows: Int?
  /// Whether anything reads it; what is only assigned to is not read.
  package var isRead = false
  /// The innermost function that it belongs to; nil at file level.
  package var function: Int?

  /// Whether nothing reads it, and its name does not say so by a leading `_`.
  package var isUnused: Bool { !isRead && !name.hasPrefix("_") }
}

/// A field that is read by a computed name, as in `t[k]`, or all fields by `pairs` or `next`: it may
/// be any.
package struct LuaComputedRead: Sendable, Hashable {
  /// The function whose parameter holds the table; nil where something else does.
  package var parameterOf: Int?
}

/// Why a text is no Lua.
package struct LuaTextFault: Error, Sendable, Hashable {
  /// In English; people are shown what Lua itself says of the text.
  package var reason: String
  package var line: Int
  package var column: Int
}

/// A Lua 5.4 text, read but not run: what it defines, decides and computes.
///
/// Whatever Lua accepts is accepted. What Lua refuses for reasons beyond the grammar, such as a
/// `break` outside a loop, may be accepted, too.
package struct LuaText: Sendable {
  /// By start.
  package let functions: [LuaFunction]
  /// By start, the longer first.
  package let decisions: [LuaDecision]
  /// By start.
  package let sites: [LuaSite]
  /// In the order of definition.
  package let locals: [LuaLocal]
  /// Those of the text itself but for its `return`, in order, each from its first to its last word.
  package let statements: [LuaSpan]
  /// Names whose value is used otherwise than by calling it: what they stand for may be reached by
  /// other names.
  package let handedOn: Set<String>
  /// Names that fields of tables have.
  package let fieldNames: Set<String>
  package let computedReads: Set<LuaComputedRead>
}
