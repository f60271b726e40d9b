/// The version of the product, as reports and `--version` tell it.
public let engineVersion = "0.1.0"
