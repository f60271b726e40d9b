import Foundation

/// The `.luarc.json` that lua-language-server reads: where the meta file lies, and which parts of
/// Lua's library rule files have not.
enum LuaServerSettings {
  static let fileName = ".luarc.json"
  static let metaFolder = ".scorecard"

  /// The parts of Lua's library that the server knows, besides the basic functions.
  private static let parts = [
    "coroutine", "debug", "io", "math", "os", "package", "string", "table", "utf8",
  ]

  /// - Parameter library: the names that the sandbox has.
  private static func ours(library: [String]) -> [String: Any] {
    let absent = parts.filter { !library.contains($0) }
    return [
      "runtime.version": "Lua 5.4",
      "runtime.builtin": Dictionary(uniqueKeysWithValues: absent.map { ($0, "disable") }),
      "workspace.library": [metaFolder],
      "workspace.checkThirdParty": false,
    ]
  }

  /// The file with what is ours added; a setting that is there already stays as it is.
  ///
  /// - Parameter old: the file that is there; nil where there is none.
  /// - Returns: nil where the file is no JSON object. `old` itself where nothing is to be added.
  static func refreshed(library: [String], from old: Data?) -> Data? {
    var settings: [String: Any] = [:]
    if let old {
      guard let object = try? JSONSerialization.jsonObject(with: old) as? [String: Any] else {
        return nil
      }
      settings = object
    }
    let before = data(settings)
    for (key, value) in ours(library: library) { add(value, as: key, to: &settings) }
    let after = data(settings)
    return before == after ? old : after
  }

  /// Sorted, so that the same settings give the same bytes.
  private static func data(_ settings: [String: Any]) -> Data? {
    let options: JSONSerialization.WritingOptions = [
      .prettyPrinted, .sortedKeys, .withoutEscapingSlashes,
    ]
    guard let data = try? JSONSerialization.data(withJSONObject: settings, options: options)
    else { return nil }
    return data + Data("\n".utf8)
  }

  /// The server takes `"runtime.version"`, `"Lua.runtime.version"` and `"runtime": { "version" }`
  /// for the same.
  private static func add(_ value: Any, as key: String, to settings: inout [String: Any]) {
    if let name = [key, "Lua.\(key)"].first(where: { settings[$0] != nil }) {
      settings[name] = combined(settings[name], value)
      return
    }
    let dot = key.firstIndex(of: ".")
    let inner = [
      dot.map { (String(key[..<$0]), String(key[key.index(after: $0)...])) }, ("Lua", key),
    ]
    for case (let name, let rest)? in inner {
      if var nested = settings[name] as? [String: Any] {
        add(value, as: rest, to: &nested)
        settings[name] = nested
        return
      }
    }
    settings[key] = value
  }

  /// A user's lists and tables get what they lack; anything else stays.
  private static func combined(_ old: Any?, _ new: Any) -> Any? {
    if let list = old as? [String], let more = new as? [String] {
      return list + more.filter { !list.contains($0) }
    }
    if let table = old as? [String: Any], let more = new as? [String: Any] {
      return table.merging(more) { mine, _ in mine }
    }
    return old
  }
}
