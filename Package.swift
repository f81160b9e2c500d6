// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A module of ours with its arrows; `LayeringTests` holds the same table against the sources.
func module(_ name: String, _ arrows: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: arrows, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")

/// Whether to leave out the server, the tests and the packages behind them: what the action's image is built from.
let isClientOnly = Context.environment["OCTOSTS_CLIENT_ONLY"] != nil

/// Whether libcurl becomes part of what is built, instead of being loaded when it is needed first.
let isCurlLinked = Context.environment["CCURL_LINKED"] != nil

let package = Package(
  name: "octosts",
  products: [
    .library(name: "OctoSTS", targets: ["OctoSTS", "HTTP", "Token", "Secret"]),
    // For `Benchmarks`; nothing in it is promised to others.
    .library(name: "Internals", targets: ["Pattern", "YAML", "TrustPolicy", "Token", "Decision", "JSON", "Source"]),
    .executable(name: "octosts", targets: ["octosts"]),
    .executable(name: "octosts-server", targets: ["octosts-server"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ] + (isClientOnly ? [] : [.package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: [])]),
  targets: [
    // Headers of libcurl4-openssl-dev. libcurl itself is loaded where it is needed first, or with CCURL_LINKED part of the binary.
    .target(
      name: "CCurl", cSettings: isCurlLinked ? [.define("CCURL_LINKED")] : [],
      linkerSettings: isCurlLinked ? [.linkedLibrary("curl")] : []),
    .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),

    module("Secret"),
    module("Source"),
    module("JSON", ["Source"]),
    module("Pattern"),
    module("Checkout"),
    module("Workflow", ["Secret"]),
    module("HTTP", ["CCurl", "Secret"]),
    module("YAML", ["Source"]),
    module("Token", ["COpenSSL", "JSON", "Source", "Secret"]),
    module("WorkflowFiles", ["YAML", "Pattern", "Source"]),
    module("TrustPolicy", ["YAML", "Pattern", "Source"]),
    module("Decision", ["TrustPolicy", "Token", "YAML", "Pattern", "JSON", "Source"]),
    module("Discovery", ["HTTP", "Token", "JSON"]),
    module("Issuers", ["TrustPolicy", "Pattern", "JSON", "Source"]),
    module("Explanation", ["Issuers", "Decision", "TrustPolicy", "Token", "Pattern", "JSON", "Source"]),
    module(
      "Usage", ["WorkflowFiles", "Explanation", "Issuers", "Decision", "TrustPolicy", "Token", "JSON", "YAML", "Pattern", "Source"]),
    module("Lint", ["Usage", "Issuers", "TrustPolicy", "Decision", "YAML", "Pattern", "Source"]),
    module("Settings", ["Lint", "TrustPolicy", "YAML", "Pattern", "Source"]),
    module("PolicyTest", ["Issuers", "Decision", "TrustPolicy", "YAML", "Pattern", "JSON", "Source"]),
    module("OctoSTS", ["HTTP", "Token", "JSON", "Secret"]),
    module(
      "Report",
      ["PolicyTest", "Issuers", "Settings", "Usage", "Lint", "Explanation", "Decision", "TrustPolicy", "Workflow", "JSON", "Source"]),
    module("STS", ["Issuers", "Decision", "TrustPolicy", "Token", "Discovery", "HTTP", "JSON", "Secret"]),

    .executableTarget(
      name: "octosts",
      dependencies: [
        "Report", "Settings", "Lint", "Explanation", "Checkout", "Decision", "TrustPolicy", "Issuers", "PolicyTest", "Token", "Discovery",
        "OctoSTS", "HTTP", "Workflow", "Pattern",
        "JSON",
        "Source", "Secret", "Usage", "WorkflowFiles", arguments,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "octosts-server",
      dependencies: [
        "STS", "Checkout", "Issuers", "Decision", "HTTP", "Token", "Workflow", "JSON", "Source", "Secret", "COpenSSL", hummingbird,
        arguments,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "conformance",
      dependencies: ["Decision", "TrustPolicy", "Token", "Pattern", "JSON", "Source"],
      swiftSettings: strict),

    .target(name: "Support", path: "Tests/Support", swiftSettings: strict),
    // libre2, the reference for random patterns; its shim is shared with `Benchmarks`.
    .target(name: "CRE2", path: "Tests/CRE2", linkerSettings: [.linkedLibrary("re2")]),
    tests("JSONTests", ["JSON", "Secret"]),
    tests("SourceTests", ["Source", "Support"]),
    tests("PatternTests", ["Pattern", "JSON", "Support", "CRE2"]),
    tests("YAMLTests", ["YAML", "JSON", "Source", "Support"]),
    tests("WorkflowFilesTests", ["WorkflowFiles", "YAML", "Pattern", "Source", "Support"]),
    tests(
      "UsageTests", ["Usage", "Lint", "Report", "WorkflowFiles", "Issuers", "Decision", "TrustPolicy", "Pattern", "Source", "Support"]),
    tests("TrustPolicyTests", ["TrustPolicy", "Pattern", "YAML", "JSON", "Source", "Support"]),
    tests("TokenTests", ["Token", "JSON", "Secret", "COpenSSL", "Support"]),
    tests("DecisionTests", ["Decision", "TrustPolicy", "Token", "JSON", "Source", "Support"]),
    tests("ExplanationTests", ["Explanation", "Report", "Decision", "TrustPolicy", "Token", "Pattern", "Source", "Support"]),
    tests("WorkflowTests", ["Workflow", "Secret", "Support"]),
    tests("CheckoutTests", ["Checkout"]),
    tests("HTTPTests", ["HTTP", "Secret", "Support"]),
    tests("DiscoveryTests", ["Discovery", "HTTP", "Token", "JSON", "Support"]),
    tests("OctoSTSTests", ["OctoSTS", "HTTP", "Token", "JSON", "Secret", "Support"]),
    tests("STSTests", ["STS", "HTTP", "Token", "Decision", "JSON", "Secret", "Support"]),
    tests("IssuersTests", ["Issuers", "TrustPolicy", "Pattern", "JSON"]),
    tests("LintTests", ["Issuers", "Lint", "Decision", "TrustPolicy", "Token", "Pattern", "YAML", "JSON", "Source", "Support"]),
    tests("ReportTests", ["Report", "PolicyTest", "Settings", "Lint", "Decision", "TrustPolicy", "Token", "JSON", "Source", "Support"]),
    tests(
      "CommandLineTests",
      [
        "TrustPolicy", "OctoSTS", "HTTP", "Workflow", "Token", "Secret", "JSON", "Usage", "Support", "octosts", "octosts-server",
        "conformance",
        arguments,
      ]),
    tests("SettingsTests", ["Settings", "Lint", "TrustPolicy", "Source", "Support"]),
    tests("FaultTests", ["Support", "octosts", "octosts-server"]),
    tests("ConformanceTests", ["conformance", "JSON", "Support"]),
    tests("PolicyTestTests", ["PolicyTest", "Issuers", "Decision", "TrustPolicy", "Lint", "JSON", "Source", "Support"]),
    tests("RepositoryTests", ["Support"]),
  ]
)

if isClientOnly {
  let left: Set = ["STS", "octosts-server", "conformance", "Support", "CRE2"]
  package.targets.removeAll { $0.isTest || left.contains($0.name) }
  package.products.removeAll { left.contains($0.name) }
}
