/// An action that exchanges tokens, with what its inputs are called.
///
/// The `action.yml` of each, read in November 2026.
struct KnownAction {
  let name: String
  let identity: String
  let domain: String
  /// The default of the input `audience`, empty for the domain; nil where there is no such input.
  let audience: String?
  /// Whether a missing scope is this repository.
  let scopeIsOptional: Bool
  /// What its input `command` may ask for; empty where it does nothing but exchange.
  var tasks: [String] = []
  /// All of its inputs; nil where others are added often.
  let inputs: [String]?
  /// Those that it cannot do without.
  let required: [String]

  static let all = [
    KnownAction(
      name: "octosts/octosts", identity: "identity", domain: "octo-sts.dev", audience: "", scopeIsOptional: true,
      tasks: ["exchange", "lint", "test"],
      inputs: [
        "command", "scope", "identity", "domain", "audience", "scheme", "api-url", "ca-bundle", "timeout", "retries", "skip-token-revoke",
        "env-name", "policy-path", "paths", "fail-on", "sarif-file", "min-coverage", "args", "entrypoint",
      ], required: ["identity"]),
    KnownAction(
      name: "octo-sts/action", identity: "identity", domain: "octo-sts.dev", audience: nil, scopeIsOptional: false,
      inputs: ["domain", "scope", "identity"], required: ["scope", "identity"]),
    KnownAction(
      name: "step-security/octo-sts-action", identity: "identity", domain: "octo-sts.dev", audience: nil, scopeIsOptional: false,
      inputs: ["domain", "scheme", "scope", "identity"], required: ["scope", "identity"]),
    KnownAction(
      name: "DataDog/dd-octo-sts-action", identity: "policy", domain: "webhooks.build.datadoghq.com", audience: "dd-octo-sts",
      scopeIsOptional: false, inputs: nil, required: ["policy"]),
  ]

  /// The action that `uses` names: `OWNER/REPO@REF`, or an image of this one.
  static func named(by uses: String) -> KnownAction? {
    if uses.hasPrefix("docker://") {
      let image = uses.dropFirst("docker://".count).lowercased().prefix { $0 != "@" }
      // A colon after the last slash begins the tag; one before it is a port's.
      let name = image.split(separator: "/").last?.prefix { $0 != ":" }
      let owner = image.split(separator: "/").dropLast().last
      return name == "octosts" && owner == "octosts" ? all[0] : nil
    }
    guard let at = uses.firstIndex(of: "@") else { return nil }
    let name = uses[..<at].lowercased()
    return all.first { $0.name.lowercased() == name }
  }
}
