import Glibc
import Support
import Testing
import TrustPolicy

@testable import octosts

/// What a refused step finds in the checkout.
@Suite struct ExaminationTests {
  static let mismatch = LoopbackServer.Behaviour.answer(
    403, body: #"{"code":7,"message":"trust policy: subject \"a\" did not match \"b\""}"#)
  static let missing = LoopbackServer.Behaviour.answer(404, body: #"{"code":5,"message":"unable to find trust policy for \"release\""}"#)
  static let ungranted = LoopbackServer.Behaviour.answer(
    403, body: #"{"code":7,"message":"token exchange failure (StatusUnprocessableEntity)"}"#)

  static let policy = """
    issuer: https://token.actions.githubusercontent.com
    subject: repo:acme/app:ref:refs/heads/dev
    permissions: {contents: read}

    """

  /// A step whose workspace holds `files`, refused by the service with `answer`.
  static func run(_ files: [String: String], _ answer: LoopbackServer.Behaviour, _ changes: [String: String] = [:]) throws -> (
    log: String, summary: String
  ) {
    let stage = try Stage { $0.path == "/sts/exchange" ? answer : nil }
    let workspace = stage.folder.path + "/workspace"
    mkdir(workspace, 0o700)
    for (path, text) in files {
      var folder = workspace
      for name in path.split(separator: "/").dropLast() {
        folder += "/" + name
        mkdir(folder, 0o700)
      }
      try stage.folder.write(text, to: "workspace/" + path)
    }
    let result = try stage.main(["GITHUB_WORKSPACE": workspace].merging(changes) { $1 })
    #expect(result.status == 1, "\(result.everything)")
    #expect(Stage.leaks(result.everything).isEmpty)
    let summary = try stage.folder.read("summary")
    #expect(Stage.leaks(summary).isEmpty)
    return (result.out, summary)
  }

  @Test("a policy in the checkout is decided about the run's token, and the annotation points at the place")
  func decided() throws {
    let (log, summary) = try Self.run([".github/chainguard/release.sts.yaml": Self.policy], Self.mismatch)
    #expect(log.contains("::error title=Policy does not match,file=.github/chainguard/release.sts.yaml,line=2,col=10::"), "\(log)")
    #expect(log.contains("FAIL  subject"))
    #expect(log.contains("wants `repo:acme/app:ref:refs/heads/dev`  (.github/chainguard/release.sts.yaml:2:10)"))
    #expect(summary.contains("| **FAIL** | <code>subject</code> |"))
  }

  @Test("what the service says that it wanted as the audience decides a policy that names none")
  func audience() throws {
    let policy = Self.policy.replacing("heads/dev", with: "heads/main")
    let answer = LoopbackServer.Behaviour.answer(
      403, body: #"{"code":7,"message":"trust policy: audience \"sts.example\" did not match any of [\"octo-sts.dev\"]"}"#)
    let (log, _) = try Self.run([".github/chainguard/release.sts.yaml": policy], answer)
    #expect(log.contains("FAIL  audience") && log.contains("wants `sts.example`"), "\(log)")
    #expect(log.contains("--domain sts.example"))
    #expect(!log.contains("admits this run"))
  }

  @Test("the command that repeats the decision does so in a shell")
  func desk() throws {
    let (log, _) = try Self.run([".github/chainguard/release.sts.yaml": Self.policy], Self.mismatch)
    let command = try #require(log.split(separator: "\n").first { $0.hasPrefix("printf %s ") })
    let folder = try ScratchFolder()
    for name in [".github", ".github/chainguard"] { mkdir(folder.path + "/" + name, 0o700) }
    try folder.write(Self.policy, to: ".github/chainguard/release.sts.yaml")
    let result = try Program(path: "/bin/sh").run(
      ["-c", "cd \(folder.path) && PATH=\(Program.products):$PATH && \(command)"])
    #expect(result.status == 1, "\(result.everything)")
    #expect(result.out.contains("FAIL  subject"))
    #expect(result.out.contains("has   `repo:acme/app:ref:refs/heads/main`"))
  }

  @Test("a checkout that would admit says that the default branch counts, and for how long it is remembered")
  func admitted() async throws {
    var files = SandboxRun.files
    files["fixed/checkout/.github/chainguard/ci.sts.yaml"] = """
      issuer: \(SandboxRun.issuer)
      subject: repo:acme/app:ref:refs/heads/dev
      permissions: {contents: read}

      """
    let run = try await SandboxRun(
      [
        "--input", "scope=acme/app", "--input", "identity=ci", "--claim", "sub=repo:acme/app:ref:refs/heads/dev", "--workspace",
        "FILES/fixed/checkout",
      ], files: files)
    #expect(run.status == 1)
    #expect(run.text.contains("allowed: the token would carry"), "\(run.text)")
    #expect(run.text.contains("in the checkout admits this run. The service reads the default branch of `acme/app`"))
    #expect(run.text.contains("5 minutes"))
  }

  @Test("the words of the command are a shell's")
  func words() {
    let payload = Array(#"{"a":"it's \u202e ##[x] é"}"#.utf8)
    let command = DeskCommand(policy: "-x y'z", scope: Scope("acme"), domain: "sts.example", payload: payload)
    #expect(
      command?.text
        == #"printf %s '{"a":"it\u0027s \u202e \u0023\u0023\u005bx] \u00e9"}' | octosts simulate --policy '-x y'\''z' --org --domain sts.example --claims -"#
    )
    #expect(DeskCommand(policy: "a", scope: Scope("acme"), domain: "b", payload: Array("[]".utf8)) == nil)
  }

  @Test(
    "a file that is nearly there is named",
    arguments: [
      (".github/chainguard/release.sts.yml", "but `.github/chainguard/release.sts.yml`."),
      (".github/chainguard/Release.sts.yaml", "but `.github/chainguard/Release.sts.yaml`."),
      (".github/chainguard/relaese.sts.yaml", "but `.github/chainguard/relaese.sts.yaml`."),
      (".github/release.sts.yaml", "but `.github/release.sts.yaml`."),
      (".github/chainguard/sub/release.sts.yaml", "but `.github/chainguard/sub/release.sts.yaml`."),
      (".github/Chainguard/release.sts.yaml", "but `.github/Chainguard/release.sts.yaml`."),
      (".github/workflows/release.sts.yaml", "but `.github/workflows/release.sts.yaml`."),
      ("chainguard/release.sts.yaml", "but `chainguard/release.sts.yaml`."),
      (".github/chainguard/deploy.sts.yaml", "The identities there are `deploy`."),
      ("README.md", "In the checkout there is no `.github/chainguard/release.sts.yaml`."),
    ])
  func near(_ file: String, _ words: String) throws {
    let (log, summary) = try Self.run([file: Self.policy], Self.missing)
    #expect(log.contains(words), "\(log)")
    #expect(summary.contains("| In the checkout |"))
  }

  @Test("without a checkout, or with the policy elsewhere, it says how to see more")
  func absent() throws {
    #expect(try Self.run([:], Self.mismatch).log.contains("The workspace is empty. With `actions/checkout` before this step"))
    let (log, _) = try Self.run(["a": ""], Self.mismatch, ["INPUT_SCOPE": "acme/other"])
    #expect(log.contains("The policy lies in `acme/other`."))
    #expect(log.contains("`policy-path`"))
    let named = try Self.run(
      ["other/x.sts.yaml": Self.policy], Self.mismatch, ["INPUT_SCOPE": "acme/other", "INPUT_POLICY-PATH": "other/x.sts.yaml"])
    #expect(named.log.contains("FAIL  subject"))
    // The file belongs to another repository, where no annotation of this run can point.
    #expect(named.log.contains("::error title=Policy does not match::"))
  }

  @Test(
    "a scope or an identity that is nearly right is told",
    arguments: [
      (["INPUT_IDENTITY": "release.sts.yaml"], "Of the identity `release.sts.yaml`: leave `.sts.yaml` off: the identity is `release`."),
      (["INPUT_IDENTITY": "release.sts.yaml"], "but `.github/chainguard/release.sts.yaml`."),
      (["INPUT_IDENTITY": ".github/chainguard/release.sts.yaml"], "leave folder and `.sts.yaml` off: the identity is `release`."),
      (["INPUT_SCOPE": "acme/"], "for the organization write `acme`."),
      (["INPUT_SCOPE": "github.com/acme/app"], "expected OWNER/REPO or OWNER, no address: write `acme/app`."),
      (["INPUT_SCOPE": "Acme/App"], "The scope differs in case from this repository: write `acme/app`."),
      (["INPUT_SCOPE": "ACME"], "The scope differs in case from this repository: write `acme`."),
      ([:], "one of the organization, in `acme/.github`, wants `acme`."),
      (["INPUT_SCOPE": "acme"], "one of a repository wants `acme/app`."),
      (["INPUT_SCOPE": "acme"], "this repository has a `.github/chainguard/release.sts.yaml`: was the scope `acme/app` meant?"),
      (["INPUT_SCOPE": "acme/lib", "GITHUB_REPOSITORY": "acme/.github"], "was the scope `acme` meant?"),
    ])
  func slips(_ changes: [String: String], _ words: String) throws {
    let (log, summary) = try Self.run([".github/chainguard/release.sts.yaml": Self.policy], Self.missing, changes)
    #expect(log.contains(words), "\(log)")
    #expect(summary.contains("| What to do |"))
  }

  @Test("a policy that is not valid is told by lint's errors")
  func invalid() throws {
    let answer = LoopbackServer.Behaviour.answer(404, body: #"{"code":5,"message":"unable to compile trust policy found for \"release\""}"#)
    let (log, _) = try Self.run([".github/chainguard/release.sts.yaml": "issuer: https://a.example\nsubject_pattern: '('\n"], answer)
    #expect(log.contains("is not valid either:"))
    #expect(log.contains("error[invalid-pattern]"), "\(log)")
    #expect(log.contains("::error title=Policy not valid,file=.github/chainguard/release.sts.yaml,line=2"))
  }

  @Test("a link that leads out of the workspace, a pipe and a folder are not read", arguments: ["link", "folder link", "pipe", "folder"])
  func hostile(_ kind: String) throws {
    let stage = try Stage { $0.path == "/sts/exchange" ? Self.mismatch : nil }
    let workspace = stage.folder.path + "/workspace"
    for folder in ["", "/.github"] { mkdir(workspace + folder, 0o700) }
    mkdir(stage.folder.path + "/outside", 0o700)
    try stage.folder.write("issuer: secret-of-the-runner\n", to: "outside/release.sts.yaml")
    let path = workspace + "/.github/chainguard/release.sts.yaml"
    if kind == "folder link" {
      symlink(stage.folder.path + "/outside", workspace + "/.github/chainguard")
    } else {
      mkdir(workspace + "/.github/chainguard", 0o700)
      switch kind {
      case "link": symlink(stage.folder.path + "/outside/release.sts.yaml", path)
      case "pipe": mkfifo(path, 0o600)
      default: mkdir(path, 0o700)
      }
    }
    let result = try stage.main(["GITHUB_WORKSPACE": workspace])
    #expect(result.status == 1)
    #expect(!result.everything.contains("secret-of-the-runner"))
    #expect(result.out.contains(kind.contains("link") ? "leads out of the workspace" : "is no plain file"), "\(result.out)")
  }

  @Test("a hostile policy neither ends the log's safety nor holds up the step", .timeLimit(.minutes(5)))
  func hostileText() throws {
    let claims = (0..<2000).map { "  \"c\($0)|`<img>@octocat ##[error]\u{202E}\": 'a'" }.joined(separator: "\n")
    let policy = Self.policy + "claim_pattern:\n" + claims + "\n"
    let (log, summary) = try Self.run([".github/chainguard/release.sts.yaml": policy], Self.mismatch)
    #expect(Stage.commands(log).filter { $0.hasPrefix("::error") }.count == 1)
    #expect(!Stage.commands(log).contains { $0.contains("##[") })
    #expect(!log.unicodeScalars.contains("\u{202E}") && !summary.unicodeScalars.contains("\u{202E}"))
    #expect(!summary.contains("<img") && !summary.contains("@octocat"))
    #expect(log.contains("more lines"))
    #expect(summary.utf8.count < 1 << 20)
  }

  @Test("a policy larger than any is not read")
  func large() throws {
    let (log, _) = try Self.run([".github/chainguard/release.sts.yaml": String(repeating: "#", count: 200_000)], Self.mismatch)
    #expect(log.contains("is larger than 131072 bytes"))
  }
}
