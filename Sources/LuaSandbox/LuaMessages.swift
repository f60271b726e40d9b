/// Lua's messages, and those of the host's own functions, in Chinese.
///
/// A template's `%` holes match any text; the translation names them by number. Templates are
/// tried in order, so a more particular one stands before a more general one.
enum LuaMessages {
  /// The message in Chinese; one that no template knows stays as it is, after "Lua：".
  static func chinese(_ message: String) -> String {
    for (template, translation) in templates {
      guard let holes = match(message, template) else { continue }
      var text = translation
      for (index, hole) in holes.enumerated() {
        text = text.replacing("%\(index + 1)", with: word(hole))
      }
      return text
    }
    return "Lua：" + message
  }

  /// A type, a variable or a mark of Lua's messages in Chinese; other words stay.
  static func word(_ word: String) -> String {
    if let known = words[word] { return known }
    for (template, translation) in variables {
      if let holes = match(word, template), let name = holes.first {
        return translation.replacing("%1", with: name)
      }
    }
    return word
  }

  /// The texts in the template's holes, or nil when the message has another form.
  private static func match(_ message: String, _ template: String) -> [String]? {
    let parts = template.split(separator: "%", omittingEmptySubsequences: false)
    guard let first = parts.first, message.hasPrefix(first) else { return nil }
    var rest = message.dropFirst(first.count)
    var holes: [String] = []
    for (index, part) in parts.enumerated().dropFirst() {
      let isLast = index == parts.count - 1
      if isLast, part.isEmpty {
        holes.append(String(rest))
        return holes
      }
      guard
        let range = isLast && rest.hasSuffix(part)
          ? rest.index(rest.endIndex, offsetBy: -part.count)..<rest.endIndex
          : rest.firstRange(of: part)
      else { return nil }
      holes.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return rest.isEmpty ? holes : nil
  }

  private static let words = [
    "nil": "空值 nil", "number": "数值", "string": "文本", "table": "表", "function": "函数",
    "boolean": "是否值", "userdata": "数据视图", "unit view": "单位视图", "<eof>": "文件末尾",
    "no value": "无值",
  ]

  private static let variables = [
    ("field '%'", "字段 %1"), ("local '%'", "局部变量 %1"), ("global '%'", "全局变量 %1"),
    ("method '%'", "方法 %1"), ("upvalue '%'", "外层变量 %1"), ("constant '%'", "常量 %1"),
  ]

  private static let templates = [
    ("attempt to compare two % values", "不能比较两个%1"),
    ("attempt to compare % with %", "不能把%1与%2比较"),
    ("attempt to perform arithmetic on a % value (%)", "不能对%1做算术（%2）"),
    ("attempt to perform arithmetic on a % value", "不能对%1做算术"),
    ("attempt to perform bitwise operation on a % value%", "不能对%1做位运算"),
    ("attempt to concatenate a % value (%)", "不能连接%1（%2）"),
    ("attempt to concatenate a % value", "不能连接%1"),
    ("attempt to index a % value (%)", "%1没有字段（%2）"),
    ("attempt to index a % value", "%1没有字段"),
    ("attempt to call a % value (%)", "%1不是函数，不能调用（%2）"),
    ("attempt to call a % value", "%1不是函数，不能调用"),
    ("attempt to get length of a % value (%)", "%1没有长度（%2）"),
    ("attempt to get length of a % value", "%1没有长度"),
    ("attempt to perform 'n//0'", "整除的除数为 0"), ("attempt to divide by zero", "整除的除数为 0"),
    ("attempt to perform 'n%0'", "取余的除数为 0"),
    ("number% has no integer representation", "数值%1不是整数"),
    ("bad argument #% to '%' (% expected, got %)", "函数 %2 的第 %1 个参数应为%3，实际为%4"),
    ("bad argument #% to '%' (%)", "函数 %2 的第 %1 个参数有误：%3"),
    ("% expected (to close % at line %) near %", "在 %4 附近缺少 %1（与第 %3 行的 %2 配对）"),
    ("% expected near %", "在 %2 附近应为 %1"),
    ("unexpected symbol near %", "%1 附近有多余或错误的符号"),
    ("unfinished string near %", "文本没有结束引号：%1"),
    ("malformed number near %", "数字写法有误：%1"),
    ("syntax error near %", "%1 附近有语法错误"),
    ("returned a % as the reason, not a text", "第二个返回值应为说明文字，实际为%1"),
    ("returned a reason longer than %", "返回的说明文字过长（超过 %1）"),
    ("returned a %, not a number, a boolean or nil", "返回值应为数值、是否值或 nil，实际为%1"),
    ("returned nan, not a number", "返回值不是有限的数，而是非数（例如 0/0）"),
    ("returned inf", "返回值不是有限的数，而是无穷大"), ("returned -inf", "返回值不是有限的数，而是负无穷大"),
    ("the file returns nothing", "文件没有返回值"),
    ("the file returns more than one value", "文件返回了不止一个值"),
    ("the helper '%' must return one value", "公用文件“%1”必须返回一个值"),
    ("the helper '%' uses itself", "公用文件“%1”引用了自身"),
    (
      "use \"%\" belongs at the top of the file, not inside a function",
      "use \"%1\" 应写在文件开头，不能写在函数内"
    ),
    ("a list has an entry at %, but none at %", "列表第 %1 项有值，但第 %2 项为空"),
    ("a table has a key that is a %", "表的键不能是%1"),
    ("a table contains itself", "表包含了自身"),
    ("a built-in function may not be returned: %", "不能直接返回内置函数：请写 function(…) … end"),
    ("a % may not be returned", "不能返回%1"),
    ("a % is read-only", "%1是只读的"),
    ("a helper's table is read-only", "公用文件返回的表是只读的"),
    ("the library is read-only", "函数库是只读的"), ("this table is read-only", "这个表是只读的"),
    ("this record is of data that is no longer there", "这个数据视图所属的数据已不存在"),
    ("the source nests too deeply", "源文件嵌套层数过多"),
    (
      "a function with more than 255 constants may not use bitwise operators",
      "常量超过 255 个的函数不能使用位运算"
    ),
    ("'_ENV' may not be used, not even in a comment", "不能使用 _ENV（注释中也不行）"),
    ("use takes a helper's name, %", "use 的参数应为公用文件名，例如 \"scoring\""),
    ("too many results to unpack", "一次展开的值过多"),
    ("invalid value (at index %) in table for 'concat'", "table.concat：第 %1 项不是文本或数值"),
    ("format: '%' is not available", "string.format 不支持 %1"),
    ("malformed pattern (%)", "匹配模式有误（%1）"),
    ("the file returns too many values", "文件返回的值过多"),
    ("the file returns too much text", "文件返回的文本过多"),
    ("tables nest more than % deep", "表的嵌套超过 %1 层"),
    ("a program has more than % helpers", "公用文件超过 %1 个"),
    ("the machine is out of memory", "计算机内存不足"),
    ("a field of a % is named by a text, not a %", "%1的字段名应为文本，实际为%2"),
    ("% takes one table, %, but was given a %", "%1 只接受一个表，写作 %2，实际为%3"),
    ("% takes one table, %, but was given % values", "%1 只接受一个表，写作 %2，实际给了 %3 个值"),
    ("% takes a table, but was given a %", "%1 应作用于表，实际为%2"),
    ("%: keys must be integers or texts, but one is a %", "%1：键只能是整数或文本，实际为%2"),
    ("error was given a %, not a text", "error 的参数应为文本，实际为%1"),
    ("the file is larger than % bytes", "文件超过 %1 字节"),
    ("the file is compiled Lua, not text", "文件是编译后的 Lua，不是文本"),
    ("the file has a zero byte", "文件含有零字节"),
    ("the memory limit is spent", "已超过允许的内存"),
    ("a text longer than % bytes", "文本超过 %1 字节"),
    ("a table with more than % named entries", "表的命名项超过 %1 个"),
  ]
}
