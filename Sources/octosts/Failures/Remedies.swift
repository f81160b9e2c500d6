extension FailureKind {
  /// What to do, the likeliest first.
  func remedies(_ asked: Asked) -> [Advice] {
    switch place {
    case .job, .identityToken: ofTheJob
    case .way: ofTheWay
    case .service: ofTheService(asked)
    case .api: ["Revoke it by hand, or let it end: `octosts revoke` reads a token from standard input."]
    }
  }

  private var ofTheJob: [Advice] {
    switch self {
    case .notInWorkflow:
      [
        Advice("Use the action in a step:", code: ["- uses: octosts/octosts@v1", "  with: { scope: acme/app, identity: release }"]),
        "Anywhere else use `octosts exchange --scope acme/app --identity release`; `octosts exchange --help` teaches it.",
      ]
    case .wrongInput:
      ["Compare the step's `with:` with the inputs in `docs/action.md`; on a desk `octosts exchange --help` lists the options."]
    case .noResultFile: ["A container that is started by hand needs both variables too."]
    case .resultNotWritten: ["Look for a full disk or a volume that is not mounted in the runner."]
    case .stopped: ["Run the job again. A token that was under way and that nobody saw ends by itself after an hour."]
    case .missingPermission: [Self.permission, Self.caller]
    case .fork:
      [
        Advice("Skip the step for forks:", code: ["if: github.event.pull_request.head.repo.full_name == github.repository"]),
        "Or do what needs the token in a workflow that the merge starts.",
      ]
    case .dependabot: [Self.permission, Advice("Or skip the step:", code: ["if: github.actor != 'dependabot[bot]'"])]
    case .endpointRefused: ["The job's token ends with the job: a container or a process that outlives it cannot use it."]
    case .endpointFault: ["Run the job again later; https://www.githubstatus.com tells of faults of GitHub Actions."]
    default: []
    }
  }

  private static let permission = Advice(
    "Add this to the job, with what else it needs, for what is not named is taken away:",
    code: ["permissions:", "  id-token: write", "  contents: read"])
  private static let caller: Advice = "A workflow that is called has it only when the job that calls it has it too."

  private var ofTheWay: [Advice] {
    switch self {
    case .unresolved: ["Check the spelling of `domain` (`--domain`), and this machine's DNS.", Self.wayOut]
    case .unconnected: ["Check the port, and the firewalls between this machine and the host.", Self.wayOut]
    case .timedOut: ["Run the job again; `timeout` (`--timeout`) gives a slow service more time.", Self.wayOut]
    case .interrupted: ["Run the job again. If it stays, something between this machine and the host ends the connection."]
    case .proxy: ["Check `https_proxy`; `no_proxy` lists the hosts that are reached without it."]
    case .unknownAuthority:
      ["If an authority of your own signs it, name its PEM file in the input `ca-bundle`, by `--ca-bundle` or in `SSL_CERT_FILE`."]
    case .wrongHost: ["Check `domain` (`--domain`): the certificate answers for another name."]
    case .certificateDates: ["Check this machine's clock; else who runs the host has to renew the certificate."]
    case .tls: ["The server must speak TLS 1.2 or later. Check the port: this may not be a TLS one.", Self.wayOut]
    case .caBundle: ["Give the path as the container sees it: the checkout is `/github/workspace`."]
    case .redirect: ["Name the host that answers itself in `domain` (`--domain`)."]
    default: []
    }
  }

  private static let wayOut: Advice = "Where a proxy is the way out, `https_proxy` names it and `no_proxy` the exceptions."
}
