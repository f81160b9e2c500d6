import JSON
import Support
import Testing

/// Repositories and claims on disk.
private final class Desk: Sendable {
  let folder: ScratchFolder
  var root: String { folder.path + "/root" }

  static let policy =
    "issuer: https://token.actions.githubusercontent.com\nsubject: repo:acme/app:ref:refs/heads/main\npermissions:\n  contents: write\n"
  static let organizationPolicy = """
    issuer: https://token.actions.githubusercontent.com
    subject_pattern: repo:acme/(app|lib):.*
    claim_pattern:
      event_name: push
    permissions:
      issues: write
    repositories: [app, lib]

    """

  static func claims(sub: String = "repo:acme/app:ref:refs/heads/main", event: String = "push") -> String {
    #"{"iss":"https://token.actions.githubusercontent.com","sub":"\#(sub)","aud":"octo-sts.dev","event_name":"\#(event)"}"#
  }

  init(allowlist: String? = nil) throws {
    folder = try ScratchFolder()
    let app = "root/acme/app/.github/chainguard/"
    try write(Self.policy, to: app + "ci.sts.yaml")
    try write(Self.policy, to: app + "Release.sts.yaml")
    try write(Self.policy, to: app + "deploy.yaml")
    try write(Self.policy, to: "root/acme/app/.github/nightly.sts.yaml")
    try write("issuer: [", to: app + "broken.sts.yaml")
    try write(Self.organizationPolicy, to: "root/acme/.github/.github/chainguard/robot.sts.yaml")
    if let allowlist { try write(allowlist, to: "root/acme/.github/.github/chainguard/trusted-token-issuers.yaml") }
    try write(Self.claims(), to: "main.json")
    let many = [
      Self.claims(), Self.claims(sub: "repo:acme/app:pull_request", event: "pull_request"), Self.claims(sub: "repo:acme/lib:pull_request"),
    ]
    try write(many.joined(separator: "\n") + "\n", to: "many.jsonl")
  }

  private func write(_ text: String, to path: String) throws {
    try folder.write(text, to: path)
  }

  func octosts(_ arguments: String..., input: String? = nil) throws -> Program.Result {
    let all = arguments.map { $0.replacing("@", with: folder.path) }
    return try Program("octosts").run(all, environment: [:], input: input ?? "")
  }
}

@Suite struct SimulateTests {
  struct Asked: Sendable, CustomTestStringConvertible {
    var scope: String
    var identity: String
    var status: Int32
    var says: [String]
    var testDescription: String { "\(scope) \(identity)" }

    init(_ scope: String, _ identity: String, _ status: Int32, _ says: String...) {
      (self.scope, self.identity, self.status, self.says) = (scope, identity, status, says)
    }
  }

  static let asked: [Asked] = [
    Asked("acme/app", "ci", 0, "acme/app/.github/chainguard/ci.sts.yaml, read as a repository policy", "repositories  app"),
    Asked("acme", "robot", 0, "acme/.github/.github/chainguard/robot.sts.yaml, read as an organization policy", "repositories  app, lib"),
    Asked("acme/app", "release", 1, "404 with code 5 (NotFound): unable to find trust policy for \"release\"", "identity `Release`"),
    Asked("acme/app", "deploy", 1, "404", "rename the file to `deploy.sts.yaml`"),
    Asked("acme/app", "nightly", 1, "404", "move it to `.github/chainguard/nightly.sts.yaml`"),
    Asked("acme/app", "robot", 1, "404", "ask for the scope `acme`"),
    Asked("acme", "ci", 1, "404", "ask for the scope `acme/app`"),
    Asked("acme/app", "cl", 1, "404", "ask for the identity `ci`"),
    Asked("acme/app", ".github/chainguard/ci.sts.yaml", 1, "404", "ask for the identity `ci`"),
    Asked("acme/aap", "ci", 1, "404", "ask for the scope `acme/app`"),
    Asked("acme/app", "broken", 1, "404 with code 5 (NotFound): unable to parse trust policy found for \"broken\"", "octosts lint"),
    Asked("acme/app/", "ci", 1, "404"),
    Asked("acme/", "robot", 1, "404", "for the organization write `acme`"),
    Asked("github.com/acme/app", "ci", 1, "404"),
    Asked("acme/../acme", "robot", 0, "organization policy"),
  ]

  @Test("the policy is looked for as the service does, and what is wrong with the place is said", arguments: asked)
  func scopes(_ asked: Asked) throws {
    let result = try Desk().octosts(
      "simulate", "--scope", asked.scope, "--identity", asked.identity, "--root", "@/root", "--claims", "@/main.json")
    #expect(result.status == asked.status, "\(result.err)")
    for text in asked.says { #expect(result.out.contains(text), "\(result.out)") }
  }

  @Test(
    "the allowlist of the organization comes before the policy",
    arguments: [
      ("issuers: [https://gitlab.com]\n", 1, "403 with code 7 (PermissionDenied): token issuer is not trusted by the organization"),
      (
        "issuers: [https://gitlab.com]\n", 1,
        "denied: the organization's allowlist admits `https://gitlab.com`, and not `https://token.actions.githubusercontent.com`"
      ),
      (
        "issuers: [https://token.actions.githubusercontent.com/acme]\n", 1,
        "To do: if that issuer may be trusted in the whole organization, add it to `issuers` in .github/chainguard/trusted-token-issuers.yaml of `.github`: `- https://token.actions.githubusercontent.com`"
      ),
      (
        "mode: audit\nissuers: [https://gitlab.com]\n", 0,
        "(audit, so that every issuer passes): `https://token.actions.githubusercontent.com` is not listed"
      ),
      ("issuers: [https://token.actions.githubusercontent.com]\n", 0, "(enforce): `https://token.actions.githubusercontent.com` is listed"),
      ("issuers: []\n", 1, "400 with code 9 (FailedPrecondition): organization trusted token issuers file is invalid"),
    ])
  func allowlist(_ row: (text: String, status: Int, says: String)) throws {
    let result = try Desk(allowlist: row.text).octosts(
      "simulate", "--scope", "acme/app", "--identity", "ci", "--root", "@/root", "--claims", "@/main.json")
    #expect(result.status == Int32(row.status))
    #expect(result.out.contains(row.says), "\(result.out)")
  }

  @Test("one checkout is one repository")
  func checkout() throws {
    let desk = try Desk()
    let own = try desk.octosts(
      "simulate", "--scope", "octo/web", "--identity", "ci", "--checkout", "@/root/acme/app", "--repository", "octo/web", "--claims",
      "@/main.json",
      "--format", "json")
    let json = try JSONValue(parsing: own.out)
    #expect(own.status == 0)
    #expect(json["version"]?.integer == 1 && json["status"]?.integer == 200)
    #expect(json["repositories"]?.array == ["web"])
    let other = try desk.octosts(
      "simulate", "--scope", "acme/app", "--identity", "ci", "--checkout", "@/root/acme/app", "--repository", "octo/web", "--claims",
      "@/main.json")
    #expect(other.status == 1)
    #expect(other.out.contains("`acme/app` is not among the repositories that were given"))
  }

  @Test("several policies and claims make a table", arguments: ["text", "markdown", "jsonl", "json", "summary"])
  func table(_ format: String) throws {
    let desk = try Desk()
    let result = try desk.octosts(
      "simulate", "--policy", "@/root/acme/app/.github/chainguard", "--policy", "@/root/acme/.github", "--claims", "@/many.jsonl",
      "--claims",
      "@/main.json", "--format", format)
    #expect(result.status == 1)
    #expect(result.err.isEmpty)
    if format == "json" { _ = try JSONValue(parsing: result.out) }
    if format == "jsonl" { for line in result.out.split(separator: "\n") { _ = try JSONValue(parsing: String(line)) } }
    try expectSnapshot("simulate-table.\(format)", result.out.replacing(desk.folder.path, with: "FOLDER"))
  }

  @Test("a table is 0 only when every pair is allowed, and 2 when claims cannot be read")
  func tableStatus() throws {
    let desk = try Desk()
    let policy = "@/root/acme/app/.github/chainguard/ci.sts.yaml"
    #expect(try desk.octosts("simulate", "--policy", policy, "--claims", "@/main.json", "--claims", "@/main.json").status == 0)
    #expect(
      try desk.octosts("simulate", "--policy", policy, "--claims", "-", input: Desk.claims() + " " + Desk.claims(sub: "x")).status == 1)
    let bad = try desk.octosts("simulate", "--policy", policy, "--claims", "-", input: Desk.claims() + "\n\n]")
    #expect(bad.status == 2)
    #expect(bad.err == "octosts: `-`: line 3 begins neither a JSON object of claims nor a JWT\n")
    #expect(try desk.octosts("simulate", "--policy", policy, "--claims", "-", input: Desk.claims() + "{").status == 2)
    #expect(try desk.octosts("simulate", "--policy", policy, "--claims", "-", input: "  \n").status == 2)
  }

  @Test("one set of claims over many lines is one set, and gets the whole trace")
  func single() throws {
    let desk = try Desk()
    let text = Desk.claims().replacing(",", with: ",\n  ")
    let result = try desk.octosts("simulate", "--policy", "@/root/acme/app/.github/chainguard/ci.sts.yaml", "--claims", "-", input: text)
    #expect(result.status == 0)
    #expect(result.out.contains("allowed: the token would carry"))
  }

  @Test(
    "arguments that do not go together are wrong usage",
    arguments: [
      ["--claims", "a"], ["--policy", "a", "--claims", "b", "--scope", "c", "--identity", "d", "--root", "e"],
      ["--scope", "a", "--claims", "b", "--root", "c"], ["--scope", "a", "--identity", "b", "--claims", "c"],
      ["--policy", "a", "--claims", "b", "--root", "c"], ["--scope", "a", "--identity", "b", "--claims", "c", "--checkout", "d"],
    ])
  func usage(_ arguments: [String]) throws {
    #expect(try Program("octosts").run(["simulate"] + arguments, environment: [:]).status == 64)
  }
}

@Suite struct WhoTests {
  @Test("every identity that a token can assume is listed with what it gives", arguments: ["text", "markdown", "jsonl", "json", "summary"])
  func formats(_ format: String) throws {
    let desk = try Desk()
    let result = try desk.octosts("who", "--claims", "@/many.jsonl", "--root", "@/root", "--format", format)
    #expect(result.status == 0)
    if format == "json" { _ = try JSONValue(parsing: result.out) }
    try expectSnapshot("who.\(format)", result.out.replacing(desk.folder.path, with: "FOLDER"))
  }

  @Test("nobody is 1, and a folder without policies is 2")
  func status() throws {
    let desk = try Desk()
    #expect(try desk.octosts("who", "--claims", "-", "--root", "@/root", input: Desk.claims(sub: "x")).status == 1)
    #expect(try desk.octosts("who", "--claims", "@/main.json", "--root", "@/root/acme/app/.github").status == 2)
    #expect(try desk.octosts("who", "--claims", "@/main.json", "--root", "@/none").status == 2)
    #expect(try desk.octosts("who", "--claims", "@/main.json").status == 64)
  }

  @Test("an allowlist that keeps the issuer out keeps it out of everything")
  func allowlist() throws {
    let desk = try Desk(allowlist: "issuers: [https://gitlab.com]\n")
    let result = try desk.octosts("who", "--claims", "@/main.json", "--root", "@/root")
    #expect(result.status == 1)
    #expect(result.out.contains("can assume none of 4 identities"))
  }
}
