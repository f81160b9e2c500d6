// swift-tools-version: 6.2
import PackageDescription

// Fuzz targets, a package of their own: libFuzzer wants every module built with its instrumentation, and `main` for itself. The modules under
// test are links to the sources of the package above.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
  .unsafeFlags(["-sanitize=fuzzer,address", "-parse-as-library"]),
]

func module(_ name: String, _ arrows: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: arrows, swiftSettings: strict)
}

/// A program of one `LLVMFuzzerTestOneInput`.
func fuzzer(_ name: String, _ arrows: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: arrows + ["Driver"], swiftSettings: strict, linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address"])])
}

let package = Package(
  name: "fuzz",
  targets: [
    .systemLibrary(name: "COpenSSL", pkgConfig: "openssl"),
    .target(name: "Driver"),
    module("Secret"),
    module("Source"),
    module("JSON", ["Source"]),
    module("Pattern"),
    module("YAML", ["Source"]),
    module("Token", ["COpenSSL", "JSON", "Source", "Secret"]),
    module("TrustPolicy", ["YAML", "Pattern", "Source"]),
    module("Decision", ["TrustPolicy", "Token", "YAML", "Pattern", "JSON", "Source"]),
    fuzzer("fuzz-claims", ["Token", "JSON"]),
    fuzzer("fuzz-token", ["Token", "JSON", "Secret"]),
    fuzzer("fuzz-issuer", ["TrustPolicy"]),
    fuzzer("fuzz-pattern", ["Pattern"]),
    fuzzer("fuzz-policy", ["Decision", "TrustPolicy", "Token", "Source"]),
  ]
)
