import Foundation
import Support
import Testing

@Suite struct WorkflowsTests {
  private static let folder = Fixtures.path("workflows") + "/acme/app"
  private static let policy = "issuer: https://token.actions.githubusercontent.com\nsubject: repo:acme/app:ref:refs/heads/main\n"
  private static let workflow =
    "on: {push: {branches: [main]}}\npermissions: {id-token: write}\njobs: {a: {steps: [{uses: octosts/octosts@v1, with: {identity: p}}]}}\n"

  /// A checkout with these files.
  private static func checkout(_ files: [String: String]) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    for (path, text) in files {
      let file = URL(filePath: folder.path + "/" + path)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    return folder
  }

  struct Case: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var status: Int32
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let cases = [
    Case(arguments: ["--repository", "acme/app"], status: 1),
    Case(arguments: ["--repository", "acme/app", "--fail-on", "never"], status: 0),
    Case(arguments: ["--repository", "acme/app", "--format", "sarif"], status: 1),
    Case(arguments: ["--repository", "acme"], status: 64),
  ]

  @Test("findings end it with 1 unless they are let pass, and wrong usage with 64", arguments: cases)
  func status(_ test: Case) throws {
    let result = try Program("octosts").run(["workflows", Self.folder] + test.arguments)
    #expect(result.status == test.status, "\(result.err)")
    #expect(result.out.isEmpty == (test.status == 64))
  }

  @Test(
    "the remote `origin` tells whose checkout it is, and which branch is the default one",
    arguments: [
      "https://github.com/acme/app.git", "git@github.com:acme/app.git", "ssh://git@github.com/acme/app", "https://github.com/acme/app",
    ])
  func origin(_ address: String) throws {
    let folder = try Self.checkout([
      ".git/config":
        "[core]\n\tbare = false\n[remote \"fork\"]\n\turl = https://github.com/other/fork\n[remote \"origin\"]\n\turl = \(address)\n",
      ".git/refs/remotes/origin/HEAD": "ref: refs/remotes/origin/main\n", ".github/chainguard/p.sts.yaml": Self.policy,
      ".github/workflows/w.yml": Self.workflow.replacing("{push: {branches: [main]}}", with: "schedule"),
      ".github/workflows/README.md": "no workflow",
    ])
    let result = try Program("octosts").run(["workflows", folder.path])
    #expect(result.status == 0, "\(result.everything)")
    #expect(result.out.contains("scope `acme/app`, identity `p`") && result.out.contains("schedule: always"))
    #expect(!result.out.contains("provided"))
  }

  @Test("without a name of the repository nothing can be said")
  func nameless() throws {
    let folder = try Self.checkout([".github/workflows/w.yml": Self.workflow])
    let result = try Program("octosts").run(["workflows", folder.path])
    #expect(result.status == 2)
    #expect(result.err.contains("give --repository OWNER/REPO"))
  }

  @Test("a workflow that is no YAML, and one that is too large, are said to be so")
  func unreadable() throws {
    let folder = try Self.checkout([
      ".github/workflows/bad.yml": "on: [push\njobs: {}", ".github/workflows/large.yml": String(repeating: "#", count: 1 << 21),
      ".github/workflows/w.yml": Self.workflow, ".github/chainguard/p.sts.yaml": Self.policy,
    ])
    let result = try Program("octosts").run(["workflows", folder.path], environment: ["GITHUB_REPOSITORY": "acme/app"])
    #expect(result.status == 2)
    #expect(result.out.contains("error[yaml-syntax]") && result.out.contains("accepted always"))
    #expect(result.err.contains("large.yml"))
  }

  @Test("a scope that leads out of the root is not followed")
  func traversal() throws {
    let asked = Self.workflow.replacing("identity: p", with: "scope: '../../etc', identity: '../../../p'")
    let folder = try Self.checkout([".github/workflows/w.yml": asked, "p.sts.yaml": Self.policy])
    let result = try Program("octosts").run(["workflows", folder.path, "--root", folder.path, "--repository", "acme/app"])
    #expect(result.out.contains("are not at hand"))
  }

  @Test("what a workflow says reaches no terminal raw")
  func escaping() throws {
    let asked = Self.workflow.replacing("identity: p", with: "identity: \"\\e[31m::error::\\n##[x]\"")
    let folder = try Self.checkout([".github/workflows/w.yml": asked])
    for format in ["text", "github", "json", "sarif"] {
      let result = try Program("octosts").run(["workflows", folder.path, "--repository", "acme/app", "--format", format])
      #expect(!result.out.contains("\u{1B}") && !result.out.contains("##[x]"))
      #expect(!result.out.split(separator: "\n").contains { $0.drop { $0 == " " }.hasPrefix("::error::") })
    }
  }
}
