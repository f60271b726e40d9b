// swift-tools-version: 6.2
import PackageDescription

// Arrows only point down: docs/architecture.md says what each target is for, and
// scripts/check-imports holds the targets to it.

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
let strictC: [CSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "scorecard",
  products: [
    .executable(name: "scorecard", targets: ["scorecard"]),
    .library(name: "ScorecardKit", targets: ["ScorecardKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CLua", pkgConfig: "lua5.4", providers: [.apt(["liblua5.4-dev"])]),
    .systemLibrary(
      name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "CLuaHost", dependencies: ["CLua"], cSettings: strictC),
    .target(name: "Diagnostics", swiftSettings: strict),
    .target(name: "ScorecardModel", dependencies: ["Diagnostics"], swiftSettings: strict),
    .target(name: "LuaSandbox", dependencies: ["CLuaHost", "Diagnostics"], swiftSettings: strict),
    .target(name: "LuaSyntax", swiftSettings: strict),
    .target(name: "SnapshotIO", dependencies: ["ScorecardModel"], swiftSettings: strict),
    .target(
      name: "RuleEngine", dependencies: ["ScorecardModel", "LuaSandbox", "LuaSyntax"],
      swiftSettings: strict),
    .target(
      name: "Reporting",
      dependencies: [
        "ScorecardModel", "CXlsxWriter", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Mustache", package: "swift-mustache"),
      ], resources: [.embedInCode("Page/Resources")], swiftSettings: strict),
    .target(
      name: "ScorecardKit",
      dependencies: [
        "SnapshotIO", "RuleEngine", "Reporting", "LuaSyntax",
        .product(name: "Crypto", package: "swift-crypto"), "Yams",
      ], resources: [.embedInCode("Resources")], swiftSettings: strict),
    .executableTarget(
      name: "scorecard",
      dependencies: [
        "ScorecardKit", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "ScorecardModelTests", dependencies: ["ScorecardModel", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "LuaSandboxTests", dependencies: ["LuaSandbox"], exclude: ["Hostile"],
      swiftSettings: strict),
    .testTarget(
      name: "LuaSyntaxTests", dependencies: ["LuaSyntax", "LuaSandbox", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SnapshotIOTests", dependencies: ["SnapshotIO"], exclude: ["Cases", "Malformed"],
      swiftSettings: strict),
    .testTarget(
      name: "RuleEngineTests", dependencies: ["RuleEngine", "SnapshotIO", "TestSupport"],
      exclude: ["Refused"], swiftSettings: strict),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "TestSupport"], exclude: ["Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "ScorecardKitTests", dependencies: ["ScorecardKit", "TestSupport"],
      exclude: ["Check/Lints", "Golden"], swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests", dependencies: ["scorecard"], exclude: ["Transcripts"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
