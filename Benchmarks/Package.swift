// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that building octosts needs neither libre2 nor the benchmark library.
let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "octosts", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),
    .target(name: "Cases", dependencies: ["CRE2", .product(name: "Pattern", package: "octosts")]),
    .executableTarget(name: "compare", dependencies: ["Cases", .product(name: "Pattern", package: "octosts")]),
    .executableTarget(name: "growth", dependencies: ["Cases", .product(name: "Pattern", package: "octosts")]),
    .executableTarget(
      name: "Patterns",
      dependencies: [
        "Cases", .product(name: "Pattern", package: "octosts"), .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Patterns",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
