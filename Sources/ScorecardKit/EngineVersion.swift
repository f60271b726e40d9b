import Diagnostics

/// The version of the product, as reports and `--version` tell it.
public let engineVersion = "0.1.0"

extension Console {
  /// Whether texts are to be English.
  /// - Parameter language: what `--lang` says; nil where it is absent.
  public func prefersEnglish(_ language: String?) -> Bool {
    self.language(language) == .english
  }
}
