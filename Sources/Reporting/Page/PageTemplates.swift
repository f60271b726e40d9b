import Crypto
import Diagnostics
import Foundation
import Mustache

/// The templates of a page, compiled once, with the style and the script that go into it.
struct PageTemplates: Sendable {
  /// The templates by file: each escapes what it is given.
  enum Part: String, CaseIterable {
    case head, summary, gradebar, grouptable, ranking, group, row, foot
  }

  /// - Throws: from `get()`, where a template is wrong.
  static let shared = Result { try PageTemplates() }

  let style = String(decoding: PackageResources.page_css, as: UTF8.self)
  let script = [
    PackageResources.charts_js, PackageResources.card_js, PackageResources.table_js,
    PackageResources.page_js,
  ].map { String(decoding: $0, as: UTF8.self) }.joined()
  private let library: MustacheLibrary

  private init() throws {
    MustacheContentTypes.register(PageEscaping(), named: "PAGE")
    var library = MustacheLibrary()
    for (part, bytes) in [
      (Part.head, PackageResources.head_mustache), (.summary, PackageResources.summary_mustache),
      (.gradebar, PackageResources.gradebar_mustache),
      (.grouptable, PackageResources.grouptable_mustache),
      (.ranking, PackageResources.ranking_mustache), (.group, PackageResources.group_mustache),
      (.row, PackageResources.row_mustache), (.foot, PackageResources.foot_mustache),
    ] {
      try library.register(String(decoding: bytes, as: UTF8.self), named: part.rawValue)
    }
    self.library = library
  }

  /// A part with its values filled in.
  func text(_ part: Part, _ values: Any) -> String {
    library.render(values, withTemplate: part.rawValue) ?? ""
  }

  /// What a policy calls the one text of its kind that may apply: `sha256-…`.
  static func hash(_ text: String) -> String {
    "sha256-" + Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString()
  }
}

/// Escapes by scalar. The library's own escaping goes by character: it would leave a quotation mark
/// as it is that a combining accent follows, and an attribute would end there.
private struct PageEscaping: MustacheContentType {
  func escapeText(_ text: String) -> String { HTMLDocument.escaped(text) }
}
