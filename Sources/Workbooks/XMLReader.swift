import CExpat
import Diagnostics
import Glibc

/// What is told of an XML part, in its order.
protocol XMLHandler: AnyObject {
  func start(_ name: XMLName, _ attributes: XMLAttributes)
  func end(_ name: XMLName)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
  /// Whether no more is wanted. Asked after each element.
  var isDone: Bool { get }
  /// Which text is wanted; other text is not told.
  var wantsText: Bool { get }
}

/// A name without its namespace prefix. Strict and transitional workbooks differ in namespaces
/// only, so local names say all there is to know.
struct XMLName {
  let start: UnsafePointer<CChar>

  init(_ name: UnsafePointer<CChar>) {
    if let colon = strchr(name, Int32(UInt8(ascii: ":"))) {
      start = UnsafePointer(colon + 1)
    } else {
      start = name
    }
  }

  @inline(__always)
  static func == (name: XMLName, word: StaticString) -> Bool {
    word.withUTF8Buffer { buffer in
      for index in 0..<buffer.count
      where UInt8(bitPattern: name.start[index]) != buffer[index] { return false }
      return name.start[buffer.count] == 0
    }
  }
}

/// The attributes of an element, by local name.
struct XMLAttributes {
  let pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>

  /// An attribute's value as a C string.
  func bytes(_ name: StaticString) -> UnsafePointer<CChar>? {
    var position = 0
    while let key = pairs[position], let value = pairs[position + 1] {
      if XMLName(key) == name { return value }
      position += 2
    }
    return nil
  }

  subscript(_ name: StaticString) -> String? { bytes(name).map { String(cString: $0) } }

  /// A boolean of XML Schema.
  func isTrue(_ name: StaticString) -> Bool {
    guard let value = self[name] else { return false }
    return value == "1" || value == "true" || value == "on"
  }
}

/// Parses one part. Document types are refused, so there are no entities to expand.
final class XMLReader {
  private let handler: any XMLHandler
  private let parser: XML_Parser
  private let depthLimit: Int
  private var depth = 0
  private var hasDocumentType = false
  private var isTooDeep = false

  private init?(_ handler: any XMLHandler, depthLimit: Int) {
    guard let parser = XML_ParserCreate(nil) else { return nil }
    (self.handler, self.parser, self.depthLimit) = (handler, parser, depthLimit)
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let data, let name, let attributes else { return }
        XMLReader.of(data).start(name, attributes)
      },
      { data, name in
        guard let data, let name else { return }
        XMLReader.of(data).end(name)
      })
    XML_SetCharacterDataHandler(parser) { data, bytes, count in
      guard let data, let bytes else { return }
      let handler = XMLReader.of(data).handler
      guard handler.wantsText else { return }
      bytes.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        handler.text(UnsafeBufferPointer(start: $0, count: Int(count)))
      }
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      guard let data else { return }
      let reader = XMLReader.of(data)
      reader.hasDocumentType = true
      reader.stop()
    }
  }

  deinit { XML_ParserFree(parser) }

  @inline(__always)
  private static func of(_ data: UnsafeMutableRawPointer) -> XMLReader {
    Unmanaged<XMLReader>.fromOpaque(data).takeUnretainedValue()
  }

  private func stop() { XML_StopParser(parser, XML_Bool(XML_FALSE)) }

  @inline(__always)
  private func start(
    _ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>
  ) {
    depth += 1
    guard depth <= depthLimit else {
      isTooDeep = true
      return stop()
    }
    handler.start(XMLName(name), XMLAttributes(pairs: attributes))
    if handler.isDone { stop() }
  }

  @inline(__always)
  private func end(_ name: UnsafePointer<CChar>) {
    depth -= 1
    handler.end(XMLName(name))
    if handler.isDone { stop() }
  }

  /// Reads a part to its end, or until the handler has what it wants.
  static func read(
    _ part: PartStream, _ handler: any XMLHandler, _ archive: ZipArchive
  ) throws(Failure) {
    let faults = archive.faults
    guard let reader = XMLReader(handler, depthLimit: archive.limits.depth) else {
      throw faults.unreadable(part: part.name, "XML_ERROR_NO_MEMORY")
    }
    let size = 1 << 16
    while true {
      guard let buffer = XML_GetBuffer(reader.parser, Int32(size)) else {
        throw faults.unreadable(part: part.name, "XML_ERROR_NO_MEMORY")
      }
      let got = try part.read(into: buffer, most: size)
      let status = XML_ParseBuffer(reader.parser, Int32(got), got == 0 ? 1 : 0)
      if handler.isDone { return }
      if status != XML_STATUS_OK { throw reader.failure(part, faults) }
      if got == 0 { return }
    }
  }

  private func failure(_ part: PartStream, _ faults: WorkbookFaults) -> Failure {
    if hasDocumentType {
      return faults.forbidden(
        part: part.name,
        Message(en: "a document type declaration", zh: "文档类型声明（DTD）"))
    }
    if isTooDeep {
      return faults.forbidden(
        part: part.name,
        Message(
          en: "more than \(depthLimit) elements within one another", zh: "超过 \(depthLimit) 层的嵌套"))
    }
    let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "?"
    return faults.malformed(
      part: part.name, line: Int(XML_GetCurrentLineNumber(parser)), reason)
  }
}

extension XMLHandler {
  var isDone: Bool { false }
  var wantsText: Bool { false }
  func end(_ name: XMLName) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
