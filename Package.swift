// swift-tools-version: 6.2
import PackageDescription

// Arrows only point down: docs/architecture.md says what each target is for, and
// scripts/check-imports holds the targets to it.

let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]
let strictC: [CSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
  name: "scorecard",
  targets: [
    .systemLibrary(name: "CLua", pkgConfig: "lua5.4", providers: [.apt(["liblua5.4-dev"])]),
    .target(name: "CLuaHost", dependencies: ["CLua"], cSettings: strictC),
    .target(name: "Diagnostics", swiftSettings: strict),
    .target(name: "ScorecardModel", dependencies: ["Diagnostics"], swiftSettings: strict),
    .target(name: "LuaSandbox", dependencies: ["CLuaHost", "Diagnostics"], swiftSettings: strict),
    .target(name: "SnapshotIO", dependencies: ["ScorecardModel"], swiftSettings: strict),
    .target(
      name: "RuleEngine", dependencies: ["ScorecardModel", "LuaSandbox"], swiftSettings: strict),
    .target(name: "Reporting", dependencies: ["ScorecardModel"], swiftSettings: strict),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "ScorecardModelTests", dependencies: ["ScorecardModel"], swiftSettings: strict),
    .testTarget(
      name: "LuaSandboxTests", dependencies: ["LuaSandbox"], swiftSettings: strict),
    .testTarget(
      name: "SnapshotIOTests", dependencies: ["SnapshotIO"], exclude: ["Malformed"],
      swiftSettings: strict),
    .testTarget(name: "RuleEngineTests", dependencies: ["RuleEngine"], swiftSettings: strict),
    .testTarget(name: "ReportingTests", dependencies: ["Reporting"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
