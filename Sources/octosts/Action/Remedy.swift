import HTTP
import OctoSTS

/// What to do about a failure, in lines.
enum Remedy {
  private static let delay =
    "The service keeps what it read for 5 minutes, a missing file too: after a fix this answer may be that old."

  static func service(_ refusal: Refusal, asked: Asked) -> [String] {
    let place = "`\(asked.policyPath)` on the default branch of `\(asked.policyRepository)`"
    switch refusal.status {
    case 400:
      return [
        "The service could not use the request: the scope is `OWNER/REPO` or `OWNER`, the identity the policy's file name without `.sts.yaml`.",
        "The policy it looks for: \(place).",
      ]
    case 401:
      return [
        "The service could not verify the identity token: its issuer must be reachable for the service, its time not past,",
        "and its audience what the policy says, or `\(asked.domain)` when it says nothing (here: `\(asked.audience)`).",
      ]
    case 403:
      return [
        "The policy that decides: \(place).",
        "Either issuer, subject, audience or a claim does not match it, or GitHub refused the permissions it asks for, which the App may not hold.",
        delay,
      ]
    case 404:
      return [
        "The file it looks for: \(place).",
        "It must be there under exactly that name, case and all, ending in `.sts.yaml`; it must be valid (`octosts lint` tells);",
        "and the service's GitHub App must be installed for `\(asked.policyRepository)`.",
        delay,
      ]
    case 429: return ["The service or GitHub limits the rate of requests: run the job again later."]
    case 500...: return ["The service has a fault of its own: run the job again later, or ask who runs `\(asked.domain)`."]
    default: return ["Does `\(asked.domain)` run Octo STS? It should answer at /sts/exchange."]
    }
  }

  static func identityProvider(_ refusal: Refusal) -> [String] {
    switch refusal.status {
    case 401, 403: ["The runner's own token for asking was refused: it ends with the job, and a container started later cannot use it."]
    default: ["GitHub's OIDC endpoint has a fault: run the job again later."]
    }
  }

  static func transport(_ error: TransportError) -> [String] {
    switch error {
    case .tls(.unknownAuthority, _):
      ["If an authority of your own signs it, name the PEM file in the input `ca-bundle`, `--ca-bundle` or SSL_CERT_FILE."]
    case .tls(.wrongHost, _): ["Check the input `domain`: the certificate answers for another name."]
    case .timeout, .unconnected, .unresolved: ["Where a proxy is the way out, https_proxy and no_proxy name it."]
    default: []
    }
  }

  /// Lines for a job that may not ask for an identity token.
  static let permission = [
    "Add this to the job (a workflow that is called needs it from its caller as well):",
    "  permissions:",
    "    id-token: write",
    "    contents: read",
  ]
}
