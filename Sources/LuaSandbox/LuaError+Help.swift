import Diagnostics

extension LuaError {
  /// What to do about a common cause.
  var help: Message? {
    switch kind {
    case .unknownGlobal(let name):
      removedHelp(name) ?? Message.didYouMean(suggestion)
    case .unknownField:
      Message.didYouMean(suggestion)
    case .assignment(let name):
      Message(
        en: "a name of your own is local to its file or function: local \(name) = …",
        zh: "自定义的名称只在本文件或本函数内有效：local \(name) = …")
    case .instructionBudget:
      Message(
        en: "does every loop end, for every unit?", zh: "请检查每个循环是否对所有单位都会结束")
    case .stackDepth:
      Message(en: "does a function call itself without end?", zh: "请检查函数是否无限调用自身")
    case .memory:
      Message(
        en: "does a table or text grow without end?", zh: "请检查表或文本是否无限增长")
    case .runtime:
      missingValueHelp
    default:
      nil
    }
  }

  /// Comparing and computing with nil is the commonest mistake: the unit lacks the indicator.
  private var missingValueHelp: Message? {
    let isAboutNil =
      message.hasPrefix("attempt to compare") && message.contains("nil")
      || ["arithmetic on", "concatenate"].contains { message.contains("\($0) a nil value") }
    guard isAboutNil else { return nil }
    let name = fieldName ?? "x"
    return Message(
      en: "the indicator is missing for this unit: test it with `if c.\(name) == nil`, or list it "
        + "in `needs`",
      zh: "该单位缺少此项指标：请先用 if c.\(name) == nil 判断，或把它列入 needs")
  }

  /// The name in "(field 'name')".
  private var fieldName: String? {
    guard let start = message.firstRange(of: "(field '")?.upperBound,
      let end = message[start...].firstIndex(of: "'")
    else { return nil }
    return String(message[start..<end])
  }

  /// What of Lua is left out, why, and what to write instead.
  private func removedHelp(_ name: String) -> Message? {
    let root = String(name.prefix { $0 != "." })
    switch root {
    case "print", "warn":
      return Message(
        en: "a rule prints nothing: return a text as the second value", zh: "规则不能打印；可把说明文字作为第二个返回值")
    case "require", "dofile", "loadfile", "package":
      return Message(
        en: "a rule loads shared code with use \"name\"", zh: "请用 use \"名称\" 引入公用代码")
    case "xpcall":
      return Message(en: "use pcall", zh: "请改用 pcall")
    case "os", "io", "debug", "load", "coroutine", "setmetatable", "getmetatable", "rawget",
      "rawset", "rawequal", "rawlen", "collectgarbage", "_G", "_VERSION":
      return notAvailable(root)
    default:
      let removed = [
        "math.random", "math.randomseed", "string.dump", "string.pack", "string.unpack",
        "string.packsize",
      ]
      return removed.contains(name) ? notAvailable(name) : nil
    }
  }

  private func notAvailable(_ name: String) -> Message {
    Message(
      en: "\(name) is not available in rules: they must be safe, and give the same result every "
        + "time",
      zh: "规则中不能使用 \(name)：规则必须安全，且每次结果相同")
  }
}
