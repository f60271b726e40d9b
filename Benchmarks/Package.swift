// swift-tools-version: 6.2
import PackageDescription

// Kept apart from the main package, so that nobody who builds scorecard builds this.

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "benchmarks",
  targets: [.executableTarget(name: "generate", swiftSettings: strict)],
  swiftLanguageModes: [.v6]
)
