extension ActionInput {
  /// In the order in which people meet them.
  static let all: [ActionInput] = [
    command, scope, identity, domain, audience, scheme, apiURL, caBundle, timeout, retries, skipTokenRevoke, environmentName, policyPath,
    paths, failOn, sarifFile, minCoverage,
  ]

  static let command = ActionInput(
    "command", .text(ActionTask.fallback.rawValue),
    "What to do: `exchange` gets a token, `lint` looks at the policies of the checkout, `test` asks them what the cases of their tests ask."
  )

  static let scope = ActionInput(
    "scope", .told("this repository"), for: [.exchange],
    "Whose policy is asked for, and where the token is good: `OWNER/REPO`, or `OWNER` for a policy of the organization.")

  static let identity = ActionInput(
    "identity", .missing, for: [.exchange],
    "The policy: `ci` is `.github/chainguard/ci.sts.yaml` on the default branch of the scope's repository.")

  static let domain = ActionInput(
    "domain", .text(ActionInputs.defaultDomain), for: [.exchange], "The host of the service, with a port if it has one.")

  static let audience = ActionInput(
    "audience", .told("the domain"), for: [.exchange], "The audience of this job's identity token, when the policy names one.")

  static let scheme = ActionInput(
    "scheme", .text("https"), for: [.exchange], "How the service is reached. `http` is for a service on the same machine.")

  static let apiURL = ActionInput(
    "api-url", .told("the run's own API"), for: [.exchange], "The REST API of GitHub at which the token is revoked when the job ends.")

  static let caBundle = ActionInput(
    "ca-bundle", .told("`SSL_CERT_FILE`, or the image's authorities"), for: [.exchange],
    "A PEM file of authorities to trust, by its path in the container: the checkout is `/github/workspace`.")

  static let timeout = ActionInput(
    "timeout", .text("\(ActionInputs.defaultTimeout)"), for: [.exchange],
    "Seconds that a stage may take in all, retries included: \(ActionInputs.timeouts.lowerBound) to \(ActionInputs.timeouts.upperBound).")

  static let retries = ActionInput(
    "retries", .text("\(ActionInputs.defaultRetries)"), for: [.exchange],
    "How often a request that failed for a reason that may pass is sent again: "
      + "\(ActionInputs.retryCounts.lowerBound) to \(ActionInputs.retryCounts.upperBound).")

  static let skipTokenRevoke = ActionInput(
    "skip-token-revoke", .text("false"), for: [.exchange],
    "`true` leaves the token to end by itself, after an hour at most, for jobs that use it later.")

  static let environmentName = ActionInput(
    "env-name", .nothing, for: [.exchange],
    "A variable, such as `GH_TOKEN`, that also holds the token for all later steps of the job.")

  static let policyPath = ActionInput(
    "policy-path", .told("the policy's place in the checkout, when the scope is this repository"), for: [.exchange],
    "The policy's file in the workspace. It is only read to explain a refusal and to list permissions in the summary.")

  static let paths = ActionInput(
    "paths", .told("the whole checkout"), for: [.lint, .test],
    "Files and folders to look at, each on a line of its own, from the root of the checkout. Settings come from `.github/octosts.yaml`.")

  static let failOn = ActionInput(
    "fail-on", .text("error"), for: [.lint], "Which findings fail the step: `error`, `warning`, `note` or `never`.")

  static let sarifFile = ActionInput(
    "sarif-file", .nothing, for: [.lint],
    "Where a SARIF log for code scanning is written, from the root of the checkout; its folder must be there.")

  static let minCoverage = ActionInput(
    "min-coverage", .text("0"), for: [.test], "Fail when the cases cover less of the policies than this, in percent: 0 to 100.")
}
