import Decision
import Report
import Source
import TrustPolicy

/// The commonest mistakes: a policy, a token, and the word for the cause that must be found.
struct Mistake: Sendable {
  var name: String
  var policy: String
  var claims: String
  var cause: String
  var kind = PolicyKind.repository

  /// A policy for a branch of acme/app with `lines` in the place of its subject.
  init(
    _ name: String, _ lines: String, _ claims: [String: String] = [:], of base: [String: String] = Mistake.branch, cause: String,
    issuer: String = "issuer: \(Mistake.github)"
  ) {
    self.name = name
    self.cause = cause
    policy = issuer + "\n" + lines + "\npermissions:\n  contents: read\n"
    var all = base
    for (name, value) in claims { all[name] = value }
    let members = all.sorted { $0.key < $1.key }.map { name, value in
      let raw =
        value.hasPrefix("=") ? String(value.dropFirst()) : "\"\(value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
      return "\"\(name)\":\(raw)"
    }
    self.claims = "{" + members.joined(separator: ",") + "}"
  }

  /// A run on a branch of acme/app.
  static let branch = [
    "iss": Mistake.github, "sub": "repo:acme/app:ref:refs/heads/main", "aud": "octo-sts.dev", "ref": "refs/heads/main",
    "ref_type": "branch",
    "repository": "acme/app", "repository_owner": "acme", "event_name": "push", "actor": "octocat",
    "workflow_ref": "acme/app/.github/workflows/ci.yml@refs/heads/main",
    "job_workflow_ref": "acme/app/.github/workflows/ci.yml@refs/heads/main",
    "base_ref": "", "head_ref": "", "runner_environment": "github-hosted",
  ]

  /// The same at GitLab.
  static let gitlab = [
    "iss": "https://gitlab.com", "sub": "project_path:acme/app:ref_type:branch:ref:main", "aud": "octo-sts.dev", "ref": "main",
    "ref_type": "branch", "ref_path": "refs/heads/main", "project_path": "acme/app", "namespace_path": "acme", "pipeline_source": "push",
    "user_login": "octocat", "project_id": "20", "namespace_id": "72", "runner_environment": "gitlab-hosted",
  ]

  static let github = "https://token.actions.githubusercontent.com"

  var simulation: Simulation {
    Simulation(PolicyFile(SourceText(name: "ci.sts.yaml", text: policy), kind: kind), payload: Array(claims.utf8))
  }

  var report: String { SimulationReport(simulation, evidence: .claims).text(.text) }
}

extension Mistake {
  private static let subject = "subject: repo:acme/app:ref:refs/heads/main"

  static let all: [Mistake] = [
    Mistake("another-branch", subject, ["sub": "repo:acme/app:ref:refs/heads/dev"], cause: "other-branch"),
    Mistake(
      "branch-of-a-pattern", "subject_pattern: repo:acme/app:ref:refs/heads/(main|release-[0-9]+)",
      ["sub": "repo:acme/app:ref:refs/heads/dev"], cause: "other-branch"),
    Mistake("case-of-a-name", "subject: repo:Acme/App:ref:refs/heads/main", cause: "case"),
    Mistake("case-in-a-pattern", "subject_pattern: repo:Acme/app:ref:refs/heads/(main|dev)", cause: "case"),
    Mistake("case-in-a-group", "subject_pattern: repo:acme/app:ref:refs/heads/(Main|\\S+-Release)", cause: "case"),
    Mistake("ref-without-prefix", "subject: repo:acme/app:ref:main", cause: "ref-prefix"),
    Mistake("claim-ref-without-prefix", subject + "\nclaim_pattern:\n  ref: main", cause: "ref-prefix"),
    Mistake("ref-prefix-doubled", "subject: repo:acme/app:ref:refs/heads/refs/heads/main", cause: "ref-prefix"),
    Mistake("ref-prefix-misspelt", "subject: repo:acme/app:ref:refs/head/main", cause: "ref-prefix"),
    Mistake(
      "gitlab-ref-with-prefix", "subject: project_path:acme/app:ref_type:branch:ref:refs/heads/main",
      ["iss": "https://gitlab.com", "sub": "project_path:acme/app:ref_type:branch:ref:main"], cause: "ref-prefix",
      issuer: "issuer: https://gitlab.com"),
    Mistake("glob-in-a-text", "subject: repo:acme/app:*", cause: "glob"),
    Mistake("glob-in-a-pattern", "subject_pattern: repo:acme/app:*", cause: "glob"),
    Mistake(
      "glob-for-an-environment", "subject: repo:acme/app:*", ["sub": "repo:acme/app:environment:prod", "environment": "prod"], cause: "glob"
    ),
    Mistake("glob-for-repositories", "subject: repo:acme/*", cause: "glob"),
    Mistake("pattern-for-all-in-a-text", "subject: repo:acme/app:.*", cause: "pattern-as-text"),
    Mistake(
      "glob-for-branches", "subject_pattern: repo:acme/app:ref:refs/heads/release/*", ["sub": "repo:acme/app:ref:refs/heads/release/1.2"],
      cause: "glob"),
    Mistake("pattern-in-a-text", "subject: repo:acme/app:ref:refs/heads/(main|dev)", cause: "pattern-as-text"),
    Mistake(
      "escape-in-a-text", "subject: repo:acme/app\\.js:pull_request", ["sub": "repo:acme/app.js:pull_request"], cause: "extra-escape"),
    Mistake(
      "escape-doubled", subject + "\nclaim_pattern:\n  workflow_ref: 'acme/app/\\\\.github/workflows/ci\\\\.yml@refs/heads/main'",
      cause: "extra-escape"),
    Mistake("immutable-subject", subject, ["sub": "repo:acme@1234/app@5678:ref:refs/heads/main"], cause: "immutable-subject"),
    Mistake(
      "immutable-subject-of-a-pattern", "subject_pattern: repo:acme/app:ref:refs/heads/(main|dev)",
      ["sub": "repo:acme@1234/app@5678:ref:refs/heads/main"], cause: "immutable-subject"),
    Mistake(
      "immutable-subject-of-any-repository", "subject_pattern: repo:acme/[^:]+:ref:refs/heads/main",
      ["sub": "repo:acme@1234/app@5678:ref:refs/heads/main"], cause: "immutable-subject"),
    Mistake("ids-in-the-policy", "subject: repo:acme@1234/app@5678:ref:refs/heads/main", cause: "subject-ids"),
    Mistake(
      "ids-in-the-policy-and-in-claims", "subject: repo:acme@1234/app@5678:ref:refs/heads/main",
      ["repository_owner_id": "1234", "repository_id": "5678"], cause: "subject-ids"),
    Mistake(
      "ids-of-another-repository", "subject: repo:acme@1234/app@5678:ref:refs/heads/main",
      ["repository_owner_id": "1234", "repository_id": "9999"], cause: "subject-ids"),
    Mistake(
      "ids-of-another-repository-in-the-subject", "subject: repo:acme@1234/app@5678:ref:refs/heads/main",
      ["sub": "repo:acme@1234/app@9999:ref:refs/heads/main"], cause: "subject-ids"),
    Mistake("line-end", "subject_pattern: |\n  repo:acme/app:ref:refs/heads/(main|dev)", cause: "white-space"),
    Mistake("blank-at-the-end", "subject: 'repo:acme/app:ref:refs/heads/main '", cause: "white-space"),
    Mistake("quotes-in-quotes", "subject: \"'repo:acme/app:ref:refs/heads/main'\"", cause: "quotes"),
    Mistake("issuer-with-slash", subject, cause: "issuer-slash", issuer: "issuer: \(github)/"),
    Mistake("issuer-without-scheme", subject, cause: "issuer-scheme", issuer: "issuer: token.actions.githubusercontent.com"),
    Mistake("issuer-by-http", subject, cause: "issuer-scheme", issuer: "issuer: http://token.actions.githubusercontent.com"),
    Mistake("issuer-of-an-enterprise", subject, ["iss": github + "/acme-corp"], cause: "issuer-path"),
    Mistake("issuer-of-an-enterprise-wanted", subject, cause: "issuer-path", issuer: "issuer: \(github)/acme-corp"),
    Mistake("issuer-of-a-server", subject, ["iss": "https://ghes.acme.example/_services/token"], cause: "other-issuer"),
    Mistake(
      "issuer-of-a-server-without-path", subject, ["iss": "https://ghes.acme.example/_services/token"], cause: "issuer-path",
      issuer: "issuer: https://ghes.acme.example"),
    Mistake(
      "issuer-of-gitlab", subject + "\nclaim_pattern:\n  event_name: push\n  repository_id: '5678'", of: gitlab, cause: "other-issuer"),
    Mistake(
      "issuer-of-github-for-gitlab", "subject: project_path:acme/app:ref_type:branch:ref:main\nclaim_pattern:\n  pipeline_source: push",
      cause: "other-issuer", issuer: "issuer: https://gitlab.com"),
    Mistake(
      "issuer-of-gitlab-of-ones-own", subject, ["iss": "https://gitlab.acme.example"], of: gitlab, cause: "other-text"),
    Mistake(
      "claim-of-github-in-gitlab", "subject: project_path:acme/app:ref_type:branch:ref:main\nclaim_pattern:\n  event_name: push",
      of: gitlab,
      cause: "claim-name", issuer: "issuer: https://gitlab.com"),
    Mistake(
      "google-without-scheme", "subject: '105314035682394857362'", ["iss": "accounts.google.com", "sub": "105314035682394857362"],
      cause: "schemeless-google", issuer: "issuer: https://accounts.google.com"),
    Mistake(
      "google-subject-without-quotes", "subject: 105314035682394857362",
      ["iss": "https://accounts.google.com", "sub": "105314035682394857362"], cause: "coerced-number",
      issuer: "issuer: https://accounts.google.com"),
    Mistake("audience-by-default", subject, ["aud": "https://github.com/acme"], cause: "default-audience"),
    Mistake(
      "audience-by-default-for-a-policy-that-names-one", subject + "\naudience: https://octo-sts.acme.example",
      ["aud": "https://github.com/acme"], cause: "default-audience"),
    Mistake("no-audience", subject, ["aud": "=[]"], cause: "no-audience"),
    Mistake("audience-of-another-cloud", subject, ["aud": "sts.amazonaws.com"], cause: "default-audience"),
    Mistake("audience-with-scheme", subject, ["aud": "https://octo-sts.dev"], cause: "audience-scheme"),
    Mistake("audience-named-in-the-policy", subject + "\naudience: my-service", cause: "default-audience"),
    Mistake("several-audiences", subject, ["aud": "=[\"octo-sts.com\",\"octo-sts.de\"]"], cause: "one-character"),
    Mistake("claim-is-a-number", subject + "\nclaim_pattern:\n  run_number: '[0-9]+'", ["run_number": "=17"], cause: "not-text"),
    Mistake(
      "claim-is-a-number-elsewhere",
      "subject: project_path:acme/app:ref_type:branch:ref:main\nclaim_pattern:\n  user_identities: github", ["user_identities": "=7"],
      of: gitlab, cause: "not-text", issuer: "issuer: https://gitlab.com"),
    Mistake("claim-is-a-list", subject + "\nclaim_pattern:\n  groups: admins", ["groups": "=[\"admins\"]"], cause: "not-text"),
    Mistake("claim-misspelt", subject + "\nclaim_pattern:\n  repositry: acme/app", cause: "claim-name"),
    Mistake("claim-with-hyphens", subject + "\nclaim_pattern:\n  Event-Name: push", cause: "claim-name"),
    Mistake("claim-by-another-name", subject + "\nclaim_pattern:\n  branch: refs/heads/main", cause: "claim-name"),
    Mistake("claim-that-nobody-sends", subject + "\nclaim_pattern:\n  team: platform", cause: "no-such-claim"),
    Mistake("environment-claim-without-environment", subject + "\nclaim_pattern:\n  environment: prod", cause: "optional-claim"),
    Mistake(
      "environment-claim-with-a-pattern", "subject_pattern: repo:acme/app:.*\nclaim_pattern:\n  environment: (prod|staging)",
      cause: "optional-claim"),
    Mistake("claim-by-another-name-and-short", subject + "\nclaim_pattern:\n  branch: main", cause: "claim-name"),
    Mistake(
      "claim-by-another-name-and-for-another", subject + "\nclaim_pattern:\n  branch: refs/heads/release", cause: "claim-name"),
    Mistake("environment-wins", subject, ["sub": "repo:acme/app:environment:prod", "environment": "prod"], cause: "environment-subject"),
    Mistake("environment-wanted", "subject: repo:acme/app:environment:prod", cause: "other-context"),
    Mistake(
      "another-environment", "subject: repo:acme/app:environment:prod",
      ["sub": "repo:acme/app:environment:staging", "environment": "staging"], cause: "other-environment"),
    Mistake(
      "environment-with-colon", "subject: repo:acme/app:environment:prod:eu", ["sub": "repo:acme/app:environment:prod%3Aeu"],
      cause: "escaped-colon"),
    Mistake(
      "environment-with-space", "subject: repo:acme/app:environment:Prod EU", ["sub": "repo:acme/app:environment:Prod EU"],
      cause: "ill-formed"),
    Mistake(
      "branch-with-ampersand", "subject_pattern: repo:acme/app:ref:refs/heads/.*", ["sub": "repo:acme/app:ref:refs/heads/R&D"],
      cause: "ill-formed"),
    Mistake(
      "subject-of-bitbucket", subject,
      ["iss": "https://api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc", "sub": "{8f3c}:{91ab}"], cause: "ill-formed"),
    Mistake(
      "environment-of-a-pattern", "subject_pattern: repo:acme/app:environment:(prod|canary)",
      ["sub": "repo:acme/app:environment:staging", "environment": "staging"], cause: "other-environment"),
    Mistake(
      "pull-request", subject,
      [
        "sub": "repo:acme/app:pull_request", "ref": "refs/pull/7/merge", "event_name": "pull_request", "base_ref": "main",
        "head_ref": "topic",
      ],
      cause: "pull-request-subject"),
    Mistake("pull-request-wanted", "subject: repo:acme/app:pull_request", cause: "other-context"),
    Mistake(
      "merge-ref", "subject: repo:acme/app:pull_request\nclaim_pattern:\n  ref: refs/heads/main",
      ["sub": "repo:acme/app:pull_request", "ref": "refs/pull/7/merge", "base_ref": "main"], cause: "other-context"),
    Mistake(
      "merge-ref-into-another-branch", "subject: repo:acme/app:pull_request\nclaim_pattern:\n  ref: refs/heads/main",
      ["sub": "repo:acme/app:pull_request", "ref": "refs/pull/7/merge", "base_ref": "dev"], cause: "other-context"),
    Mistake(
      "merge-ref-for-any-subject", "subject_pattern: repo:acme/app:.*\nclaim_pattern:\n  ref: refs/heads/main",
      ["sub": "repo:acme/app:pull_request", "ref": "refs/pull/7/merge", "base_ref": "main"], cause: "other-context"),
    Mistake("tag-for-branch", subject, ["sub": "repo:acme/app:ref:refs/tags/v1.2.3"], cause: "other-context"),
    Mistake(
      "tag-pattern", "subject_pattern: repo:acme/app:ref:refs/tags/v[0-9]+", ["sub": "repo:acme/app:ref:refs/tags/v1.2.3"],
      cause: "version-parts"),
    Mistake(
      "branch-version-pattern", "subject_pattern: repo:acme/app:ref:refs/heads/release-[0-9]+",
      ["sub": "repo:acme/app:ref:refs/heads/release-1.2"], cause: "version-parts"),
    Mistake(
      "another-tag", "subject: repo:acme/app:ref:refs/tags/v1.2.2", ["sub": "repo:acme/app:ref:refs/tags/v1.2.3"], cause: "other-tag"),
    Mistake(
      "tag-of-a-claim", subject + "\nclaim_pattern:\n  ref: ^refs/tags/v[0-9]+\\.[0-9]+$",
      ["sub": "repo:acme/app:ref:refs/heads/main", "ref": "refs/tags/v1.2.3"], cause: "version-parts"),
    Mistake(
      "tag-of-a-release-candidate", "subject_pattern: repo:acme/app:ref:refs/tags/v[0-9]+\\.[0-9]+\\.[0-9]+",
      ["sub": "repo:acme/app:ref:refs/tags/v1.2.3-rc.1"], cause: "other-tag"),
    Mistake(
      "tag-for-a-pattern-of-branches", "subject_pattern: repo:acme/app:ref:refs/heads/(main|dev)",
      ["sub": "repo:acme/app:ref:refs/tags/v1.2.3"], cause: "other-context"),
    Mistake(
      "places-of-a-pattern", "subject_pattern: repo:acme/app:(ref:refs/heads/main|environment:prod)",
      ["sub": "repo:acme/app:pull_request", "ref": "refs/pull/7/merge", "base_ref": "dev", "head_ref": "topic"], cause: "other-context"),
    Mistake(
      "merge-queue", subject, ["sub": "repo:acme/app:ref:refs/heads/gh-readonly-queue/main/pr-7-0123456789abcdef0123456789abcdef01234567"],
      cause: "other-branch"),
    Mistake(
      "merge-queue-for-a-pattern", "subject_pattern: repo:acme/app:ref:refs/heads/(main|dev)",
      ["sub": "repo:acme/app:ref:refs/heads/gh-readonly-queue/dev/pr-7-0123456789abcdef0123456789abcdef01234567"], cause: "other-branch"),
    Mistake(
      "branch-of-a-pattern-with-optional-ids", "subject_pattern: repo:acme(@[0-9]+)?/app(@[0-9]+)?:(pull_request|ref:refs/heads/main)",
      ["sub": "repo:acme/app:ref:refs/heads/dev"], cause: "other-branch"),
    Mistake(
      "alternatives-without-a-group-in-a-subject",
      "subject_pattern: repo:acme/app:ref:refs/heads/main|repo:acme/app:environment:prod|repo:acme/app:pull_request",
      ["sub": "repo:acme/app:ref:refs/tags/v1.2.3"], cause: "other-context"),
    Mistake(
      "alternatives-without-a-group", subject + "\nclaim_pattern:\n  ref: refs/heads/main|refs/heads/dev",
      ["ref": "refs/heads/next"], cause: "other-branch"),
    Mistake(
      "branch-of-a-pattern-with-a-flag", "subject_pattern: (?i)repo:acme/app:ref:refs/heads/(main|next)",
      ["sub": "repo:acme/app:ref:refs/heads/dev"], cause: "other-branch"),
    Mistake(
      "reusable-workflow", subject + "\nclaim_pattern:\n  job_workflow_ref: acme/app/\\.github/workflows/ci\\.yml@refs/heads/main",
      ["job_workflow_ref": "acme/shared/.github/workflows/build.yml@refs/heads/main"], cause: "workflow-claim"),
    Mistake(
      "caller-of-a-reusable-workflow",
      subject + "\nclaim_pattern:\n  workflow_ref: acme/shared/\\.github/workflows/build\\.yml@refs/heads/main",
      ["job_workflow_ref": "acme/shared/.github/workflows/build.yml@refs/heads/main"], cause: "workflow-claim"),
    Mistake(
      "yml-for-yaml", subject + "\nclaim_pattern:\n  job_workflow_ref: acme/app/\\.github/workflows/ci\\.yaml@refs/heads/main",
      cause: "yaml-extension"),
    Mistake(
      "another-workflow", subject + "\nclaim_pattern:\n  job_workflow_ref: acme/app/\\.github/workflows/release\\.yml@refs/heads/main",
      cause: "other-workflow"),
    Mistake(
      "workflow-at-another-ref", subject + "\nclaim_pattern:\n  job_workflow_ref: acme/app/\\.github/workflows/ci\\.yml@refs/tags/v1",
      cause: "other-context"),
    Mistake(
      "workflow-of-a-group",
      subject + "\nclaim_pattern:\n  job_workflow_ref: acme/app/\\.github/workflows/(release|nightly)\\.yml@refs/heads/.*",
      cause: "other-workflow"),
    Mistake(
      "workflow-at-another-ref-by-a-pattern",
      subject + "\nclaim_pattern:\n  job_workflow_ref: acme/app/\\.github/workflows/.*@refs/heads/(dev|next)", cause: "other-branch"),
    Mistake("another-repository", "subject: repo:acme/lib:ref:refs/heads/main", cause: "other-repository"),
    Mistake("another-repository-for-a-pattern", "subject_pattern: repo:acme/lib:ref:refs/heads/(main|dev)", cause: "other-repository"),
    Mistake("another-owner", "subject_pattern: repo:octo/app:ref:refs/heads/.*", cause: "other-owner"),
    Mistake("event", subject + "\nclaim_pattern:\n  event_name: (workflow_dispatch|schedule)", cause: "other-text"),
    Mistake("whole-text", "subject_pattern: repo:acme/app", cause: "part-of-text"),
    Mistake("without-repo", "subject: acme/app:ref:refs/heads/main", cause: "missing-repo"),
    Mistake("separators", "subject: repo:acme:app:ref:refs/heads/main", cause: "separators"),
    Mistake("delimiters", "subject_pattern: /repo:acme/app:.*/", cause: "delimiters"),
    Mistake("case-and-prefix", "subject: repo:Acme/App:ref:main", cause: "two-slips"),
    Mistake("case-and-prefix-in-a-pattern", "subject_pattern: repo:Acme/App:ref:(main|dev)", cause: "two-slips"),
    Mistake("prefix-and-pattern-in-a-text", "subject: repo:acme/app:ref:(main|dev)", cause: "two-slips"),
    Mistake("case-and-glob", "subject_pattern: repo:Acme/app:*", cause: "two-slips"),
    Mistake("prefix-in-quotes", "subject: \"'repo:acme/app:ref:main'\"", cause: "two-slips"),
    Mistake(
      "ids-and-prefix", "subject: repo:acme/app:ref:main", ["sub": "repo:acme@1234/app@5678:ref:refs/heads/main"], cause: "two-slips"),
    Mistake("case-and-line-end", "subject: |\n  repo:Acme/app:ref:refs/heads/main", cause: "two-slips"),
    Mistake("case-and-prefix-of-a-claim", subject + "\nclaim_pattern:\n  ref: Main", cause: "two-slips"),
    Mistake("scheme-and-slash", subject, cause: "two-slips", issuer: "issuer: http://token.actions.githubusercontent.com/"),
    Mistake("slip", "subject: repo:acme/app:ref:refs/heads/mian", ["sub": "repo:acme/app:ref:refs/heads/main"], cause: "other-branch"),
    Mistake("customised-subject", subject, ["sub": "repository_owner:acme:repository_visibility:private"], cause: "custom-subject"),
    Mistake("letter-too-many", subject, ["aud": "octo-stss.dev"], cause: "one-character"),
    Mistake("letter-that-differs", subject, ["aud": "octo-sts.bev"], cause: "one-character"),
    Mistake("another-policy", "subject: repo:acme/lib:ref:refs/heads/main\naudience: x", cause: "other-repository"),
    Mistake(
      "everything-wrong", "subject: repo:acme/lib:pull_request\naudience: x\nclaim_pattern:\n  event_name: release\n  team: core",
      ["iss": "https://idp.acme.example"],
      cause: "other-text", issuer: "issuer: https://login.acme.example"),
  ]
}
