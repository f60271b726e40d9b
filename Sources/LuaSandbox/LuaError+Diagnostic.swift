import Diagnostics

extension DiagnosticID {
  package static let luaSyntax: DiagnosticID = "lua.syntax"
  package static let luaRuntime: DiagnosticID = "lua.runtime"
  package static let luaUnknownGlobal: DiagnosticID = "lua.unknown-global"
  package static let luaAssignment: DiagnosticID = "lua.global-assignment"
  package static let luaUnknownField: DiagnosticID = "lua.unknown-field"
  package static let luaReadOnly: DiagnosticID = "lua.read-only"
  package static let luaBudget: DiagnosticID = "lua.budget"
  package static let luaMemory: DiagnosticID = "lua.memory"
  package static let luaStack: DiagnosticID = "lua.stack"
  package static let luaTime: DiagnosticID = "lua.time"
  package static let luaSource: DiagnosticID = "lua.source"
  package static let luaHelper: DiagnosticID = "lua.helper"
  package static let luaReturn: DiagnosticID = "lua.return"
}

extension LuaError {
  /// The error for people, with its source line where `sources` have it.
  package func diagnostic(sources: [LuaSource] = []) -> Diagnostic {
    var diagnostic = Diagnostic(kind.id, at: place(in: sources), text, help: help)
    if kind == .syntax, let fullWidth = fullWidthMark(in: sources) {
      diagnostic.place?.column = fullWidth.column
      diagnostic.help = Message(
        en: "'\(fullWidth.mark)' is a full-width character: write it in half width",
        zh: "“\(fullWidth.mark)”是全角字符，请改用半角（英文）符号")
    }
    if let function, namesWrongLine(in: sources) {
      diagnostic.place?.line = function.line
      diagnostic.place?.excerpt = Self.line(function.line, of: function.path, in: sources)
      diagnostic.notes.append(
        Message(
          en: "Lua gives no exact line for this: it is in lines \(function.line) to "
            + "\(function.lastLine)",
          zh: "Lua 未能给出确切行号：位于第 \(function.line) 至 \(function.lastLine) 行之间"))
    }
    return diagnostic
  }

  private func place(in sources: [LuaSource]) -> SourcePlace? {
    guard let path else { return nil }
    let excerpt = line.flatMap { Self.line($0, of: path, in: sources) }
    return SourcePlace(path: path, line: line, excerpt: excerpt)
  }

  private static func line(_ number: Int, of path: String, in sources: [LuaSource]) -> String? {
    guard let source = sources.first(where: { $0.path == path }) else { return nil }
    let lines = source.text.split(omittingEmptySubsequences: false) { $0.isNewline }
    return lines.indices.contains(number - 1) ? String(lines[number - 1]) : nil
  }

  /// The first full-width punctuation outside quotes and comments in the line of the error, the
  /// commonest mistake of writers of Chinese.
  private func fullWidthMark(in sources: [LuaSource]) -> (mark: Character, column: Int)? {
    guard let path, let line, let text = Self.line(line, of: path, in: sources) else { return nil }
    var quote: Character?
    var previous: Character?
    for (index, character) in text.enumerated() {
      if let open = quote {
        if character == open, previous != "\\" { quote = nil }
      } else if character == "-", previous == "-" {
        return nil
      } else if character == "\"" || character == "'" {
        quote = character
      } else if "“”‘’，；：（）｛｝［］＝＋－＊／＜＞．。、　".contains(character) {
        return (character, index + 1)
      }
      previous = character
    }
    return nil
  }

  /// Lua 5.4.4 can blame the line after an operation whose operands span lines.
  private func namesWrongLine(in sources: [LuaSource]) -> Bool {
    guard message.hasPrefix("attempt to perform arithmetic"), let path, let line,
      let text = Self.line(line, of: path, in: sources)
    else { return false }
    return !text.contains { "+-*/%^".contains($0) }
  }

  /// The message in both languages.
  private var text: Message {
    switch kind {
    case .syntax, .runtime, .badReturn, .notText, .readOnly:
      Message(en: message, zh: LuaMessages.chinese(message))
    case .unknownGlobal(let name):
      Message(en: message, zh: "没有名为“\(name)”的函数或变量")
    case .assignment(let name):
      Message(en: message, zh: "“\(name)”是全局变量，不能赋值；请写 local \(name) = …")
    case .unknownField(let name, let record):
      Message(en: message, zh: "\(LuaMessages.word(record))没有字段“\(name)”")
    case .missingHelper(let name):
      Message(en: message, zh: "找不到公用文件“\(name)”")
    case .instructionBudget:
      Message(en: message, zh: "已超过允许的运算步数")
    case .memory:
      Message(en: "out of memory: \(message)", zh: "内存不足：" + LuaMessages.chinese(message))
    case .stackDepth:
      Message(en: message, zh: "函数调用层数过深，或一次传递的值过多")
    case .timeLimit:
      Message(en: message, zh: "已超过允许的运行时间")
    }
  }
}

extension LuaError.Kind {
  fileprivate var id: DiagnosticID {
    switch self {
    case .syntax: .luaSyntax
    case .runtime: .luaRuntime
    case .unknownGlobal: .luaUnknownGlobal
    case .assignment: .luaAssignment
    case .unknownField: .luaUnknownField
    case .readOnly: .luaReadOnly
    case .instructionBudget: .luaBudget
    case .memory: .luaMemory
    case .stackDepth: .luaStack
    case .timeLimit: .luaTime
    case .notText: .luaSource
    case .missingHelper: .luaHelper
    case .badReturn: .luaReturn
    }
  }
}
