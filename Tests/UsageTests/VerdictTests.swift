import Decision
import Source
import Support
import Testing

@testable import Usage

@Suite struct VerdictTests {
  struct Row: Sendable, CustomTestStringConvertible {
    /// The file without its folder, and the line of the step.
    var place: String
    var identity: String?
    /// The verdict on all runs, then those by event.
    var verdicts: [String]
    init(_ place: String, _ identity: String?, _ verdicts: String...) {
      (self.place, self.identity, self.verdicts) = (place, identity, verdicts)
    }
    var testDescription: String { "\(place) \(identity ?? "?")" }
  }

  /// Why each is right: docs/workflows.md, and GitHub's pages that it names.
  static let rows = [
    Row("token/action.yml:10", "main", "always", "always"), Row("token/action.yml:10", "pull-request", "never", "never"),
    Row("anchors.yml:13", "main", "sometimes", "always", "never"), Row("anchors.yml:13", "main", "never", "never"),
    Row("conditions.yml:9", "main", "always", "always"), Row("conditions.yml:14", "main", "sometimes", "sometimes", "never"),
    Row("conditions.yml:21", "main", "sometimes", "sometimes", "never", "never"),
    Row("curl.yml:11", "main", "always", "always"), Row("curl.yml:16", "tags", "never", "never"), Row("curl.yml:18", nil, "unknown"),
    Row("dependabot.yml:9", "dependabot", "always", "always"), Row("dependabot.yml:14", "dependabot", "sometimes", "sometimes"),
    Row("dispatch.yml:16", "main", "sometimes", "sometimes", "never"), Row("dispatch.yml:16", "tags", "sometimes", "never", "sometimes"),
    Row("dispatch.yml:18", "main", "sometimes", "sometimes", "never"),
    Row("dynamic-environment.yml:11", "production", "sometimes", "always", "never"),
    Row("dynamic-environment.yml:17", "production", "sometimes", "sometimes"),
    Row("environments.yml:10", "production", "always", "always", "always", "always"),
    Row("environments.yml:18", "main", "never", "never", "never", "never"),
    Row("expressions.yml:13", "main", "always", "always"), Row("expressions.yml:19", nil, "unknown"),
    Row("matrix.yml:17", "main", "always", "always"), Row("matrix.yml:17", "tags", "never", "never"), Row("matrix.yml:17", "mian", "never"),
    Row("merge-group.yml:9", "queue", "always", "always"), Row("merge-group.yml:11", "main", "never", "never"),
    Row("missing-permission.yml:10", "main", "always", "always"),
    Row("other-scope.yml:9", "app", "always", "always"), Row("other-scope.yml:11", "app", "unknown"),
    Row("other-scope.yml:13", "main", "always", "always"),
    Row("own-service.yml:11", "main", "always", "always"), Row("own-service.yml:13", "main", "never", "never"),
    Row("pull-request-target.yml:8", "pull-request", "unknown", "unknown"), Row("pull-request-target.yml:10", "tags", "never", "never"),
    Row("release.yml:9", "tags", "sometimes", "sometimes"),
    Row("reusable.yml:12", "shared", "sometimes", "sometimes"), Row("reusable.yml:12", "main", "sometimes", "sometimes"),
    Row("reusable.yml:12", "shared", "sometimes", "sometimes"),
    Row("schedule.yml:9", "main", "always", "always"), Row("schedule.yml:11", "pull-request", "never", "never"),
    Row("subjects.yml:12", "immutable", "always", "always"), Row("subjects.yml:12", "renamed", "never", "never"),
    Row("subjects.yml:12", "customised", "unknown", "unknown"), Row("subjects.yml:12", "broken", "never", "never"),
    Row("tags.yml:12", "tags", "always", "always"), Row("tags.yml:14", "main", "never", "never"),
    Row("uncalled.yml:11", "shared", "unknown", "unknown"), Row("uncalled.yml:13", nil, "unknown"),
    Row("workflow-run.yml:13", "main", "always", "always"), Row("write-all.yml:9", "release-branches", "always", "always"),
  ]

  @Test("every exchange of the example workflows has its verdict")
  func verdicts() {
    let found = Checkouts.example.judgements.map { judgement in
      let place = judgement.site.source.name.split(separator: "/").suffix(judgement.site.source.name.hasSuffix("action.yml") ? 2 : 1)
      let line = judgement.site.source.lines.place(judgement.site.span.start).line
      let verdicts = [judgement.verdict.word] + judgement.cases.map(\.verdict.word)
      return "\(place.joined(separator: "/")):\(line) \(judgement.site.request.identity.text ?? "?") \(verdicts.joined(separator: " "))"
    }
    #expect(found == Self.rows.map { "\($0.place) \($0.identity ?? "?") \($0.verdicts.joined(separator: " "))" })
  }

  @Test("every example is decided by the service as it is said to be")
  func examples() {
    for judgement in Checkouts.example.judgements {
      for one in judgement.cases {
        #expect(one.accepted.map { $0.refusal == nil } ?? true)
        #expect(one.refused.map { $0.refusal != nil } ?? true)
        switch one.verdict {
        case .always: #expect(one.accepted != nil && one.refused == nil)
        case .sometimes: #expect(one.accepted != nil)
        case .never: #expect(one.accepted == nil)
        case .unknown: break
        }
      }
    }
  }

  @Test("only the jobs without `id-token: write` are said to lack it")
  func permissions() {
    let missing = Checkouts.example.judgements.filter { $0.site.grant != .granted }.map { $0.site.jobs.last ?? "" }
    #expect(missing == [".github/workflows/missing-permission.yml: narrowed", ".github/workflows/reusable.yml: inner"])
  }

  // MARK: Single workflows

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var on: String
    /// What stands in the job beside the step.
    var job = ""
    var policy: String
    /// The verdict of each kind of runs, by its label.
    var verdicts: [String: String]
    var defaultBranch: String? = "main"
  }

  private static let issuer = "issuer: https://token.actions.githubusercontent.com\n"

  static let cases = [
    Case(
      testDescription: "one event as a text", on: "push", policy: "subject_pattern: repo:acme/app:ref:refs/(heads|tags)/.+",
      verdicts: ["push on a branch": "always", "push on a tag": "always"]),
    Case(
      testDescription: "branches and tags", on: "{push: {branches: [main], tags: ['v*']}}",
      policy: "subject: repo:acme/app:ref:refs/heads/main",
      verdicts: ["push on a branch": "always", "push on a tag": "never"]),
    Case(
      testDescription: "branches that are left out", on: "{push: {branches-ignore: ['dev/**']}}",
      policy: "subject_pattern: repo:acme/app:ref:refs/heads/(dev/.+)", verdicts: ["push on a branch": "never"]),
    Case(
      testDescription: "tags that are left out", on: "{push: {tags-ignore: ['v0*']}}",
      policy: "subject_pattern: repo:acme/app:ref:refs/tags/v[1-9].*",
      verdicts: ["push on a tag": "sometimes"]),
    Case(
      testDescription: "a filter for paths keeps no ref out", on: "{push: {paths: ['**.md']}}",
      policy: "subject: repo:acme/app:ref:refs/heads/main",
      verdicts: ["push on a branch": "sometimes", "push on a tag": "never"]),
    Case(
      testDescription: "the base of a pull request is a claim", on: "{pull_request: {branches: [main]}}",
      policy: "subject: repo:acme/app:pull_request\nclaim_pattern: {base_ref: main}", verdicts: ["pull_request": "always"]),
    Case(
      testDescription: "a pull request that was merged runs on a branch", on: "{pull_request: {types: [closed]}}",
      policy: "subject: repo:acme/app:pull_request\nclaim_pattern: {ref: 'refs/pull/[0-9]+/merge'}",
      verdicts: ["pull_request": "always", "pull_request once merged": "never"]),
    Case(
      testDescription: "a default branch that nobody names is taken to fit", on: "schedule",
      policy: "subject: repo:acme/app:ref:refs/heads/trunk",
      verdicts: ["schedule": "always"], defaultBranch: nil),
    Case(
      testDescription: "a default branch that is known", on: "issue_comment", policy: "subject: repo:acme/app:ref:refs/heads/trunk",
      verdicts: ["issue_comment": "never"]),
    Case(
      testDescription: "a custom event", on: "{repository_dispatch: {types: [go]}}",
      policy: "subject: repo:acme/app:ref:refs/heads/main\nclaim_pattern: {event_name: repository_dispatch}",
      verdicts: ["repository_dispatch": "always"]),
    Case(
      testDescription: "a claim that differs from run to run", on: "{push: {branches: [main]}}",
      policy: "subject: repo:acme/app:ref:refs/heads/main\nclaim_pattern: {run_attempt: '1'}", verdicts: ["push on a branch": "sometimes"]),
    Case(
      testDescription: "a claim that is the repository's", on: "{push: {branches: [main]}}",
      policy: "subject: repo:acme/app:ref:refs/heads/main\nclaim_pattern: {repository_visibility: private}",
      verdicts: ["push on a branch": "always"]),
    Case(
      testDescription: "a claim that GitHub does not send", on: "{push: {branches: [main]}}",
      policy: "subject: repo:acme/app:ref:refs/heads/main\nclaim_pattern: {repo: acme/app}", verdicts: ["push on a branch": "never"]),
    Case(
      testDescription: "a workflow by its ref", on: "{push: {branches: [main]}}",
      policy: "subject_pattern: repo:acme/app:.*\nclaim_pattern: {workflow_ref: 'acme/app/\\.github/workflows/w\\.yml@refs/heads/main'}",
      verdicts: ["push on a branch": "always"]),
    Case(
      testDescription: "two claims that hold each by itself and never both", on: "{push: {branches: [a, b]}}",
      policy: "subject: repo:acme/app:ref:refs/heads/a\nclaim_pattern: {ref: refs/heads/b}", verdicts: ["push on a branch": "never"]),
    Case(
      testDescription: "an audience of one's own", on: "{push: {branches: [main]}}",
      policy: "subject: repo:acme/app:ref:refs/heads/main\naudience: https://else.example.com", verdicts: ["push on a branch": "never"]),
    Case(
      testDescription: "an environment with a colon", on: "{push: {branches: [main]}}", job: "environment: 'a:b'",
      policy: "subject: repo:acme/app:environment:a%3Ab", verdicts: ["push on a branch in environment `a:b`": "always"]),
    Case(
      testDescription: "an environment that the service refuses", on: "{push: {branches: [main]}}", job: "environment: Prod (EU)",
      policy: "subject_pattern: repo:acme/app:environment:Prod.*", verdicts: ["push on a branch in environment `Prod (EU)`": "never"]),
    Case(
      testDescription: "a condition that never holds for an event", on: "[push, schedule]", job: "if: github.event_name != 'push'",
      policy: "subject: repo:acme/app:ref:refs/heads/main", verdicts: ["schedule": "always"]),
    Case(
      testDescription: "a condition on the branch of a pull request", on: "pull_request", job: "if: startsWith(github.head_ref, 'bot/')",
      policy: "subject: repo:acme/app:pull_request\nclaim_pattern: {head_ref: bot/.+}", verdicts: ["pull_request": "always"]),
    Case(
      testDescription: "a pattern too complex to tell", on: "push", policy: "subject_pattern: 'repo:acme/app:.*a.{40}b.{40}'",
      verdicts: ["push on a branch": "unknown", "push on a tag": "unknown"]),
    Case(testDescription: "an event that there is not", on: "pushed", policy: "subject: s", verdicts: [:]),
  ]

  @Test("a workflow's runs fare as GitHub's rules say", arguments: cases)
  func single(_ test: Case) {
    let workflow = """
      on: \(test.on)
      permissions: {id-token: write}
      jobs:
        one:
          \(test.job.isEmpty ? "runs-on: x" : test.job)
          steps:
            - uses: octosts/octosts@v1
              with: {identity: p}
      """
    let (checkout, usage) = Checkouts.memory(
      [".github/workflows/w.yml": workflow, ".github/chainguard/p.sts.yaml": Self.issuer + test.policy + "\n"],
      defaultBranch: test.defaultBranch)
    let cases = usage.judgements(in: checkout).flatMap(\.cases)
    #expect(Dictionary(cases.map { ($0.label, $0.verdict.word) }) { first, _ in first } == test.verdicts)
  }

  @Test("an allowlist that leaves GitHub out refuses every run")
  func allowlist() {
    let workflow = "on: push\npermissions: write-all\njobs: {a: {steps: [{uses: octosts/octosts@v1, with: {scope: acme, identity: p}}]}}\n"
    let (checkout, usage) = Checkouts.memory(
      [
        ".github/workflows/w.yml": workflow, ".github/chainguard/p.sts.yaml": Self.issuer + "subject_pattern: repo:acme/.*\n",
        ".github/chainguard/trusted-token-issuers.yaml": "mode: enforce\nissuers: [https://issuer.example.com]\n",
      ], repository: "acme/.github")
    #expect(usage.judgements(in: checkout).map(\.verdict) == [.never])
    #expect(usage.judgements(in: checkout).first?.nearestMiss?.refusal?.message == "token issuer is not trusted by the organization")
  }
}
