import CLuaHost
import Diagnostics

extension LuaMachine {
  /// Every name that the program sees, sorted: `pairs`, `math`, `math.max`, …, its constructors.
  package var visibleNames: [String] {
    let names = NameList()
    let context = Unmanaged.passUnretained(names)
    _ = lh_visit_names(host, context.toOpaque()) { context, name in
      guard let context, let name else { return }
      Unmanaged<NameList>.fromOpaque(context).takeUnretainedValue().names
        .append(String(cString: name))
    }
    return names.names.sorted()
  }

  /// A name near the one that an error names.
  func suggestion(for kind: LuaError.Kind) -> String? {
    switch kind {
    case .unknownGlobal(let name):
      return Spelling.nearest(name, in: visibleNames)
    case .unknownField(let name, let record):
      let known = layout?.records.filter { $0.name == record }.flatMap(\.fields).map(\.name)
      return Spelling.nearest(name, in: known ?? [])
    default:
      return nil
    }
  }
}

private final class NameList {
  var names: [String] = []
}
