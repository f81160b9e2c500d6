import Foundation
import Testing

/// The arrows between modules point down only. SwiftPM keeps a module from importing what it does not name; this keeps the names.
@Suite struct LayeringTests {
  /// Which modules of ours each may import.
  static let arrows: [String: Set<String>] = [
    "Secret": [],
    "JSON": ["Source"],
    "Source": [],
    "Pattern": [],
    "Checkout": [],
    "Workflow": ["Secret"],
    "HTTP": ["CCurl", "Secret"],
    "YAML": ["Source"],
    "Token": ["COpenSSL", "JSON", "Source", "Secret"],
    "WorkflowFiles": ["YAML", "Pattern", "Source"],
    "TrustPolicy": ["YAML", "Pattern", "Source"],
    "Decision": ["TrustPolicy", "Token", "YAML", "JSON", "Source"],
    "Discovery": ["HTTP", "Token", "JSON"],
    "Issuers": ["TrustPolicy", "Pattern", "JSON", "Source"],
    "Explanation": ["Issuers", "TrustPolicy", "Decision", "Token", "Pattern", "JSON", "Source"],
    "Usage": ["WorkflowFiles", "Explanation", "Issuers", "Decision", "TrustPolicy", "Token", "JSON", "YAML", "Pattern", "Source"],
    "Lint": ["Usage", "Issuers", "TrustPolicy", "Decision", "YAML", "Pattern", "Source"],
    "Settings": ["Lint", "TrustPolicy", "YAML", "Pattern", "Source"],
    "PolicyTest": ["Issuers", "Decision", "TrustPolicy", "YAML", "Pattern", "JSON", "Source"],
    "OctoSTS": ["HTTP", "Token", "JSON", "Secret"],
    "Report": [
      "PolicyTest", "Issuers", "Settings", "Usage", "Lint", "Explanation", "Decision", "TrustPolicy", "Token", "Workflow", "Pattern",
      "JSON",
      "Source",
    ],
    "STS": ["Issuers", "Decision", "TrustPolicy", "Token", "Discovery", "HTTP", "JSON", "Secret"],
  ]
  static let executables: Set<String> = ["octosts", "octosts-server", "conformance"]
  static let systemLibraries: Set<String> = ["CCurl", "COpenSSL"]

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func sources(_ module: String) throws -> [URL] {
    let folder = root.appending(path: "Sources").appending(path: module)
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
  }

  private static func imports(_ file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard let i = words.firstIndex(of: "import"), i + 1 < words.count, i <= 2, !line.hasPrefix("//"), !line.hasPrefix(" ") else {
        return nil
      }
      return words[i + 1]
    }
  }

  @Test("every folder of Sources is in the table")
  func allModulesAreListed() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "Sources").path)
    #expect(Set(folders) == Set(Self.arrows.keys).union(Self.executables).union(Self.systemLibraries))
  }

  @Test("a module imports only what lies below it", arguments: arrows.keys.sorted())
  func importsPointDown(_ module: String) throws {
    let known = Set(Self.arrows.keys).union(Self.systemLibraries).union(Self.executables)
    let allowed = try #require(Self.arrows[module])
    for file in try Self.sources(module) {
      for name in try Self.imports(file) where known.contains(name) {
        #expect(allowed.contains(name), "\(file.lastPathComponent) imports \(name)")
      }
    }
  }

  @Test("the table has no circle")
  func tableHasNoCircle() {
    var placed = Self.systemLibraries
    var left = Self.arrows
    while let next = left.first(where: { $0.value.isSubset(of: placed) }) {
      placed.insert(next.key)
      left[next.key] = nil
    }
    #expect(left.isEmpty)
  }

  @Test("what ships in octosts does without the whole of Foundation")
  func noFullFoundation() throws {
    for module in Self.arrows.keys.sorted() + ["octosts"] where module != "STS" {
      for file in try Self.sources(module) {
        #expect(!(try Self.imports(file).contains("Foundation")), "\(file.lastPathComponent)")
      }
    }
  }

  @Test("libraries print nothing and read no environment", arguments: arrows.keys.sorted())
  func librariesAreQuiet(_ module: String) throws {
    for file in try Self.sources(module) {
      let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.drop { $0 == " " }.hasPrefix("//") }
      let text = lines.joined(separator: "\n")
      for word in [" print(", "getenv(", " exit(", "ProcessInfo"] {
        #expect(!text.contains(word), "\(file.lastPathComponent) has \(word)")
      }
    }
  }
}
