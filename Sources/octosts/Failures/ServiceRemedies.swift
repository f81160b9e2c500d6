extension FailureKind {
  /// What to do about an answer of the service.
  func ofTheService(_ asked: Asked) -> [Advice] {
    switch self {
    case .badRequest:
      [
        "The scope is `OWNER/REPO` or `OWNER`, the identity the name of the policy's file without `.sts.yaml`.",
        "The issuer of the token must be an `https` address that the service reaches.",
      ]
    case .unverified:
      [
        "Ask with a fresh token: it may have expired since it was made.",
        "The issuer's keys must be readable for the service: an issuer inside a private network is not.",
      ]
    case .mismatch:
      ["Compare the claims with the policy: `octosts simulate` shows each check.", "Change the policy or the workflow.", Self.delay]
    case .issuerNotAllowed:
      ["Who runs the organization adds the issuer to `\(Asked.allowlistPath)` in `\(asked.owner)/.github`.", Self.delay]
    case .allowlistInvalid:
      ["Check `\(Asked.allowlistPath)` in `\(asked.owner)/.github`: `octosts lint` says what is wrong with it.", Self.delay]
    case .permissionsRefused:
      [
        "Remove the permissions that the App does not hold, and the levels that GitHub does not know: `octosts lint` names both.",
        "If the App was given new permissions, an owner of `\(asked.owner)` has to accept them in the installation's settings.",
        "The repositories of the policy must be among those that the App is installed for.",
      ]
    case .forbidden: ["Compare the claims with the policy: `octosts simulate` shows each check.", Self.delay]
    case .notInstalled:
      ["Install the App for `\(asked.policyRepository)`, and check the owner's spelling: case counts.", Self.delay]
    case .policyMissing:
      [
        "The file must be on the default branch under exactly this name, case and all: a branch or an open pull request does not count.",
        "It ends in `.sts.yaml`, not `.sts.yml`, and lies in `.github/chainguard`, not below it.",
        "The App must be installed for `\(asked.policyRepository)`, not only for other repositories of `\(asked.owner)`.",
        Self.delay,
      ]
    case .policyInvalid: ["Run `octosts lint \(asked.policyPath)`: it says where and why.", Self.delay]
    case .notMinted:
      ["Run the job again later.", "An owner of `\(asked.owner)` sees in the settings of the organization whether the App is suspended."]
    case .rateLimited: ["Run the job again later, and ask once a job instead of once a step."]
    case .serviceFault: ["Run the job again later, or ask who runs `\(asked.domain)`."]
    case .notTheService:
      ["Check `domain` (`--domain`): `\(asked.domain)` should answer at `/sts/exchange`, and a proxy or a login page may answer instead."]
    case .unusableAnswer: ["Check `domain` (`--domain`): does `\(asked.domain)` run Octo STS? A proxy or a login page may answer instead."]
    default: []
    }
  }

  private static let delay: Advice =
    "The service keeps what it read for 5 minutes, a missing file too: after a fix this answer may be that old."
}
