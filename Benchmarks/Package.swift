// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that building octosts needs neither libre2 nor the benchmark library.
let internals: Target.Dependency = .product(name: "Internals", package: "octosts")

let package = Package(
  name: "Benchmarks",
  dependencies: [
    .package(name: "octosts", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),
    .target(name: "Cases", dependencies: ["CRE2", internals]),
    .executableTarget(name: "compare", dependencies: ["Cases", internals]),
    .executableTarget(name: "policies", dependencies: [internals]),
    .executableTarget(name: "action"),
    .executableTarget(name: "matrix"),
    .executableTarget(name: "growth", dependencies: ["Cases", internals]),
    .executableTarget(
      name: "Patterns",
      dependencies: [
        "Cases", internals, .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Patterns",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
