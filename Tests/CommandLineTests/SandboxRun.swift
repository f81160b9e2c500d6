import Glibc
import Testing

@testable import octosts_server

/// A sandbox as a process of its own, with policies of its own, and what it said.
struct SandboxRun {
  let status: Int32
  let lines: [String]
  /// What it left in its folder for temporary files.
  let leftovers: [String]

  var text: String { lines.joined(separator: "\n") }

  /// The lines of a section, without its title.
  func section(_ title: String) -> [String] {
    guard let start = lines.firstIndex(of: "== " + title) else { return [] }
    return Array(lines[(start + 1)...].prefix { !$0.hasPrefix("== ") })
  }

  /// Folder of the products, where this test's own is.
  static let products: String = {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count)
    let file = String(decoding: path.prefix(max(count, 0)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    return file.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
  }()

  /// The action's main stage.
  static let main = [products + "/octosts"]

  /// Runs `octosts-server sandbox OPTIONS -- COMMAND` on `files`. `POST` in an option is the action's post stage, `FILES` the
  /// folder of the files. `watch` sees each line as it comes,
  /// and what sends signals to the sandbox.
  init(
    _ options: [String] = [], files: [String: String] = Self.files, command: [String] = Self.main,
    watch: @escaping @Sendable (String, Signals) -> Void = { _, _ in }
  ) async throws {
    let folder = try #require(Directory(in: "/tmp"))
    defer { folder.remove() }
    _ = folder.folder("policies")
    for (path, text) in files {
      var parent = ""
      for name in path.split(separator: "/").dropLast() {
        parent += "/" + name
        _ = folder.folder("policies" + parent)
      }
      #expect(File.create(folder.path + "/policies/" + path, text))
    }
    symlink(Self.products + "/octosts", folder.path + "/octosts-post")
    let arguments = options.map { option in
      option.replacing("POST", with: folder.path + "/octosts-post").replacing("FILES", with: folder.path + "/policies")
    }
    let said = Shared<[String]>([])
    let process = ChildProcess(
      command: [Self.products + "/octosts-server", "sandbox", "--policies", folder.path + "/policies"] + arguments
        + (command.isEmpty ? [] : ["--"] + command),
      environment: ["PATH": "/usr/bin:/bin", "TMPDIR": folder.folder("tmp")])
    let signals = Signals()
    status = try await process.run(signals: signals) { line in
      said.with { $0.append(line) }
      watch(line, signals)
    }
    lines = said.with { $0 }
    leftovers = Directory.names(in: folder.path + "/tmp")
  }

  static let issuer = "https://token.actions.githubusercontent.com"

  /// A good policy, and one that does not parse.
  static let files = [
    "acme/app/.github/chainguard/ci.sts.yaml": """
    issuer: \(issuer)
    subject: repo:acme/app:ref:refs/heads/main
    claim_pattern: {ref: refs/heads/main}
    permissions: {contents: read, issues: write}

    """,
    "acme/app/.github/chainguard/broken.sts.yaml": "issuer: [\n",
  ]
}
