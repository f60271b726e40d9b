import CLuaHost

extension LuaMachine {
  /// The value that the C half flattened, as Swift values.
  func readValue() -> LuaValue {
    var count = 0
    let nodes = lh_nodes(host, &count)
    var reader = NodeReader(
      nodes: UnsafeBufferPointer(start: nodes, count: count), bytes: lh_bytes(host), paths: paths,
      constructors: constructors)
    return reader.next()
  }
}

/// Reads nodes in order: a table's members follow it.
private struct NodeReader {
  let nodes: UnsafeBufferPointer<lh_node>
  let bytes: UnsafePointer<CChar>?
  let paths: [String]
  let constructors: [String]
  var position = 0

  mutating func next() -> LuaValue {
    let node = nodes[position]
    position += 1
    switch node.kind {
    case LH_NODE_BOOLEAN: return .boolean(node.integer != 0)
    case LH_NODE_INTEGER: return .integer(node.integer)
    case LH_NODE_NUMBER: return .number(node.number)
    case LH_NODE_STRING: return .string(text(node))
    case LH_NODE_TABLE: return .table(table(node))
    case LH_NODE_FUNCTION:
      return .function(
        LuaFunctionSlot(
          index: Int(node.integer), path: path(node), line: Int(node.line),
          lastLine: Int(node.count)))
    default: return .null
    }
  }

  private mutating func table(_ node: lh_node) -> LuaTable {
    let constructor = Int(node.constructor)
    var table = LuaTable(
      constructor: constructors.indices.contains(constructor) ? constructors[constructor] : nil,
      path: path(node), line: node.line > 0 ? Int(node.line) : nil)
    table.list.reserveCapacity(Int(node.count))
    for _ in 0..<node.count { table.list.append(next()) }
    table.fields.reserveCapacity(Int(node.fields))
    for _ in 0..<node.fields {
      let key = text(nodes[position])
      position += 1
      table.fields.append((key, next()))
    }
    return table
  }

  private func path(_ node: lh_node) -> String {
    let source = Int(node.source)
    return paths.indices.contains(source) ? paths[source] : paths[0]
  }

  private func text(_ node: lh_node) -> String {
    let start = bytes.map { $0 + node.text.offset }
    let bytes = UnsafeRawBufferPointer(start: start, count: node.text.length)
    return String(decoding: bytes, as: UTF8.self)
  }
}
