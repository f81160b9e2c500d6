import Foundation
import JSON
import Support
import Testing

@testable import octosts

/// What `octosts lint` says of the workflows beside the policies.
@Suite struct LintWorkflowsTests {
  private static let policy =
    "issuer: https://token.actions.githubusercontent.com\nsubject_pattern: repo:acme(@[0-9]+)?/app(@[0-9]+)?:ref:refs/heads/main\n"
    + "permissions: {contents: read}\n"

  private static func workflow(_ identity: String, on event: String = "{push: {branches: [dev]}}") -> String {
    "on: \(event)\npermissions: {id-token: write}\njobs:\n  a:\n    steps:\n      - uses: octosts/octosts@v1\n        with: {identity: \(identity)}\n"
  }

  /// A checkout of `acme/app`: a step that is never accepted, one that is, and a policy that nobody asks for.
  private static let files = [
    ".git/config": "[remote \"origin\"]\n\turl = https://github.com/Acme/App.git\n",
    ".github/chainguard/main.sts.yaml": policy, ".github/chainguard/idle.sts.yaml": policy,
    ".github/workflows/dev.yml": workflow("main"),
    ".github/workflows/main.yml": workflow("main", on: "{push: {branches: [main]}}"),
  ]

  private static func checkout(_ others: [String: String?] = [:]) throws -> ScratchFolder {
    try LintCommandTests.checkout(Self.files.merging(others.compactMapValues { $0 }) { $1 })
  }

  /// `PATH rule severity` of each finding.
  private static func findings(
    _ arguments: String, in folder: ScratchFolder, input: String? = nil, from inner: String = "."
  ) throws -> [String] {
    let script = "cd \(inner); \(input.map { "printf '%s' '\($0)' | " } ?? "")$0 lint --format json \(arguments)"
    let result = try LintCommandTests.shell(script, in: folder)
    let report = try JSONValue(parsing: result.out)
    var found: [String] = []
    for file in report["files"]?.array ?? [] {
      for finding in file["findings"]?.array ?? [] {
        let words = [file["path"], finding["rule"], finding["severity"]].map { $0?.string ?? "" }
        found.append(words.joined(separator: " "))
      }
    }
    return found
  }

  private static let idle = ".github/chainguard/idle.sts.yaml unused-policy note"
  private static let dev = ".github/workflows/dev.yml exchange-never-accepted error"

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var arguments = ""
    var files: [String: String] = [:]
    var input: String?
    var from = "."
    var found: [String]
  }

  static let cases = [
    Case(testDescription: "a folder", found: [idle, dev]),
    Case(testDescription: "the folder of the policies", arguments: ".github/chainguard", found: [idle, dev]),
    Case(
      testDescription: "from within", from: ".github/chainguard",
      found: ["../../.github/workflows/dev.yml exchange-never-accepted error", "idle.sts.yaml unused-policy note"]),
    Case(testDescription: "one policy and the steps that ask for it", arguments: ".github/chainguard/main.sts.yaml", found: [dev]),
    Case(testDescription: "one policy that none asks for", arguments: ".github/chainguard/idle.sts.yaml", found: [idle]),
    Case(testDescription: "one workflow", arguments: ".github/workflows/dev.yml", found: [dev]),
    Case(
      testDescription: "a policy and its workflow", arguments: ".github/workflows/main.yml .github/chainguard/main.sts.yaml", found: [dev]),
    Case(
      testDescription: "a policy and all", arguments: ".github/chainguard/main.sts.yaml . .github/workflows/dev.yml", found: [idle, dev]),
    Case(
      testDescription: "many checkouts", arguments: ". --ignore unused-policy",
      files: [
        "b/.git/config": "[remote \"origin\"]\nurl = git@x:acme/b\n", "b/.github/workflows/x.yml": workflow("gone"),
        "b/.github/chainguard/x.sts.yaml": policy,
      ], found: [dev, "b/.github/workflows/x.yml exchange-never-accepted error"]),
    Case(
      testDescription: "a draft, as it is and not as the file is", arguments: "- --stdin-path .github/chainguard/main.sts.yaml",
      input: policy.replacing("main", with: "dev"), found: [".github/workflows/main.yml exchange-never-accepted error"]),
    Case(testDescription: "one rule", arguments: "--select unused-policy", found: [idle]),
    Case(testDescription: "without a rule", arguments: "--ignore exchange-never-accepted", found: [idle]),
    Case(
      testDescription: "a comment in the workflow",
      files: [
        ".github/workflows/dev.yml": workflow("main # octosts: ignore[exchange-never-accepted] not yet").replacing(
          "{identity: main # octosts: ignore[exchange-never-accepted] not yet}",
          with: "\n          identity: main # octosts: ignore[exchange-never-accepted] not yet")
      ], found: [idle]),
    Case(
      testDescription: "a comment that takes nothing back",
      files: [
        ".github/workflows/main.yml": "# octosts: ignore[missing-id-token]\n" + workflow("main", on: "{push: {branches: [main]}}")
      ], found: [idle, dev, ".github/workflows/main.yml unused-suppression warning"]),
    Case(
      testDescription: "of one policy's steps no comment is said to take nothing back", arguments: ".github/chainguard/main.sts.yaml",
      files: [
        ".github/workflows/main.yml": "# octosts: ignore[missing-id-token]\n" + workflow("main", on: "{push: {branches: [main]}}")
      ], found: [dev]),
    Case(
      testDescription: "severities and ignored paths",
      files: [".github/octosts.yaml": "severities: {unused-policy: error}\nignore: [.github/workflows/dev.yml]\n"],
      found: [".github/chainguard/idle.sts.yaml unused-policy error"]),
    Case(
      testDescription: "a workflow that is no YAML", files: [".github/workflows/dev.yml": "["],
      found: [".github/workflows/dev.yml yaml-syntax error"]),
    Case(
      testDescription: "whose checkout it is, is not known", files: [".git/config": ""], found: []),
    Case(
      testDescription: "a policy that a fork keeps from where it comes",
      files: [".git/config": "[remote \"origin\"]\nurl = git@x:me/app\n"],
      found: [
        ".github/workflows/dev.yml exchange-never-accepted warning", ".github/workflows/main.yml exchange-never-accepted warning",
      ]),
    Case(
      testDescription: "a default branch that was called otherwise when it was cloned",
      files: [
        ".git/refs/remotes/origin/HEAD": "ref: refs/remotes/origin/master\n", ".github/workflows/dev.yml": workflow("main", on: "schedule"),
      ], found: [idle]),
    Case(
      testDescription: "a policy for a server of one's own",
      files: [
        ".github/chainguard/main.sts.yaml": policy.replacing("token.actions.githubusercontent.com", with: "ghes.example/_services/token")
      ], found: [idle]),
    Case(
      testDescription: "an action that may ask for it",
      files: [".github/workflows/main.yml": workflow("idle").replacing("octosts/octosts@v1", with: "acme/token@v1")], found: [dev]),
    Case(
      testDescription: "a workflow of another repository that may ask for it",
      files: [
        ".github/workflows/main.yml":
          "on: push\npermissions: {id-token: write}\njobs: {a: {uses: acme/ci/.github/workflows/x.yml@main}}\n"
      ], found: [dev]),
  ]

  @Test("findings about steps lie in the workflows and go the way of all findings", arguments: cases)
  func findings(_ test: Case) throws {
    let folder = try Self.checkout(test.files)
    #expect(try Self.findings(test.arguments, in: folder, input: test.input, from: test.from) == test.found)
  }

  @Test("the report counts workflows apart, and is the same for SARIF and the runner")
  func reports() throws {
    let folder = try Self.checkout()
    let text = try LintCommandTests.shell("$0 lint", in: folder)
    #expect(text.status == 1)
    #expect(
      String(decoding: text.out, as: UTF8.self).contains("\n2 files: 2 accepted, 0 rejected, and 2 workflows; 1 error, 0 warnings, 1 note"))
    let log = try JSONValue(parsing: LintCommandTests.shell("cd /; $0 lint --format sarif \(folder.path)", in: folder).out)
    let results = log["runs"]?.array?.first?["results"]?.array ?? []
    let uris = results.compactMap { $0["locations"]?.array?.first?["physicalLocation"]?["artifactLocation"]?["uri"]?.string }
    #expect(uris == [".github/chainguard/idle.sts.yaml", ".github/workflows/dev.yml"])
    let annotations = String(decoding: try LintCommandTests.shell("$0 lint --format github", in: folder).out, as: UTF8.self)
    #expect(
      annotations.contains("::error title=exchange-never-accepted,file=.github/workflows/dev.yml,line=7,endLine=7,col=26,endColumn=29::"))
    #expect(try LintCommandTests.shell("$0 lint --fail-on never", in: folder).status == 0)
  }

  @Test("a workflow that is named is no policy, whatever is known")
  func named() throws {
    let folder = try Self.checkout([".git/config": ""])
    let result = try LintCommandTests.shell("$0 lint .github/workflows/dev.yml", in: folder)
    #expect(result.status == 2 && String(decoding: result.err, as: UTF8.self).contains("whose repository is not known"))
    let known = try Self.checkout()
    #expect(try LintCommandTests.shell("$0 lint --select unescaped-dot .github/workflows/dev.yml", in: known).status == 0)
    #expect(try LintCommandTests.shell("$0 lint .github/workflows/gone.yml", in: known).status == 2)
    _ = try LintCommandTests.shell("cd .github/workflows; rm main.yml; mkfifo main.yml", in: known)
    #expect(try LintCommandTests.shell("timeout 20 $0 lint .github/workflows/main.yml", in: known).status == 2)
  }

  @Test("the example repository has nothing to find, its workflows included")
  func example() throws {
    let root = URL(filePath: Fixtures.path("../../Examples/repository")).standardized.path
    let environment = ["GITHUB_REPOSITORY": "acme/app", "GITHUB_WORKSPACE": root]
    let result = try Program("octosts").run(["lint", root, "--fail-on", "note"], environment: environment)
    #expect(result.status == 0, "\(result.everything)")
    #expect(result.out.contains(" accepted, 0 rejected, and 2 workflows; 0 errors, 0 warnings, 0 notes"))
  }

  @Test("what the runner tells of the repository holds for the workspace")
  func runner() throws {
    let folder = try Self.checkout([".git/config": ""])
    let script = "GITHUB_REPOSITORY=acme/app GITHUB_WORKSPACE=$PWD $0 lint"
    #expect(try LintCommandTests.shell(script, in: folder).status == 1)
  }

  @Test(
    "a changed workflow concerns the policies, a changed policy the steps that ask for it, and nothing else is told",
    arguments: [
      ("", []), ("echo >>.github/chainguard/main.sts.yaml", [dev]), ("echo >>.github/chainguard/idle.sts.yaml", [idle]),
      ("echo >>.github/workflows/dev.yml", [idle, dev]), ("echo >>.github/workflows/main.yml", [idle]),
      ("git rm -q .github/workflows/main.yml", [idle]),
      ("git rm -q .github/chainguard/main.sts.yaml", [idle, dev, ".github/workflows/main.yml exchange-never-accepted error"]),
      ("echo >>x.txt", []),
      ("cp .github/workflows/dev.yml .github/workflows/new.yml", [idle, ".github/workflows/new.yml exchange-never-accepted error"]),
    ])
  func changedSince(_ change: String, _ found: [String]) throws {
    let folder = try Self.checkout([".git/config": nil])
    let made = try LintCommandTests.shell(
      """
      set -e; rm -r .git; git init -q -b main .; git config user.name a; git config user.email a@b.example
      git remote add origin https://github.com/acme/app; git add -A; git commit -qm 1; \(change)
      """, in: folder)
    #expect(made.status == 0, "\(String(decoding: made.err, as: UTF8.self))")
    #expect(try Self.findings("--changed-since main", in: folder) == found)
    #expect(try Self.findings("--changed-since main .github/chainguard", in: folder) == found)
  }

  @Test("a fix is made before the steps are looked at")
  func fix() throws {
    let unclear = Self.policy.replacing(
      "repo:acme(@[0-9]+)?/app(@[0-9]+)?:ref:refs/heads/main", with: "repo:acme/app:pull_request|repo:acme/app:ref:refs/heads/.*")
    let folder = try Self.checkout([".github/chainguard/main.sts.yaml": unclear])
    #expect(try Self.findings("--fix", in: folder).contains { $0.hasPrefix(".github/workflows") } == false)
  }

  @Test("what a workflow says reaches neither a terminal nor the runner raw, and pipes and stray links are not waited for")
  func hostile() throws {
    let asked = Self.workflow("\"\\e[31m::error::\\n##[x]\"")
    let folder = try Self.checkout([".github/workflows/dev.yml": asked, "out.yml": "secret: [\n", "x/y": ""])
    _ = try LintCommandTests.shell("ln -s ../../../out.yml .github/workflows/stray.yml; mkfifo .github/workflows/pipe.yml", in: folder)
    for format in ["text", "github", "json", "sarif"] {
      let result = try LintCommandTests.shell("timeout 60 $0 lint --format \(format)", in: folder)
      let out = String(decoding: result.out + result.err, as: UTF8.self)
      #expect(result.status == 1 || result.status == 2)
      #expect(!out.contains("\u{1B}") && !out.contains("##[x]") && out.contains("exchange-never-accepted"))
      #expect(!out.split(separator: "\n").contains { $0.drop { $0 == " " }.hasPrefix("::error::\\") })
    }
  }
}
