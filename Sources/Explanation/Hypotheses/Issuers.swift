import Decision
import Issuers
import Source
import Token
import TrustPolicy

/// What keeps issuers apart.
extension Hypothesis {
  static let issuerSlash = Hypothesis(id: "issuer-slash") { mismatch in
    guard mismatch.field == .issuer else { return [] }
    let written = mismatch.written
    return [
      Trial(
        mismatch.policy(written + "/"), "the token's issuer ends in a slash, the policy's does not",
        remedy: "write \(mismatch.line(written + "/"))")
    ]
      + (written.hasSuffix("/")
        ? [
          Trial(
            mismatch.policy(String(written.dropLast())), "the policy's issuer ends in a slash, the token's does not",
            remedy: "write \(mismatch.line(String(written.dropLast())))")
        ] : [])
  }

  static let issuerScheme = Hypothesis(id: "issuer-scheme") { mismatch in
    guard mismatch.field == .issuer else { return [] }
    var bare = mismatch.written
    while let scheme = ["https://", "http://"].first(where: { bare.hasPrefix($0) }) { bare.removeFirst(scheme.count) }
    let written = "https://" + bare
    return [Trial(mismatch.policy(written), "an issuer is written with `https://`, once", remedy: "write \(mismatch.line(written))")]
  }

  static let issuerPath = Hypothesis(id: "issuer-path") { mismatch in
    guard mismatch.field == .issuer else { return [] }
    var trials: [Trial] = []
    if mismatch.text.hasPrefix(GitHub.issuer + "/") {
      trials.append(
        Trial(
          .token(GitHub.issuer),
          "the enterprise has an issuer of its own, which ends in its slug `\(mismatch.text.dropFirst(GitHub.issuer.count + 1))`",
          remedy: "write \(mismatch.line(exactOrPattern: mismatch.text))"))
    }
    if mismatch.text.hasSameBytes(as: GitHub.issuer), mismatch.written.hasPrefix(GitHub.issuer + "/") {
      trials.append(
        Trial(
          .known(true), "the policy wants the issuer of an enterprise, and the token is of GitHub's common one",
          remedy: "write \(mismatch.line(exact: GitHub.issuer)), or let the enterprise switch its own issuer on"))
    }
    for suffix in ["/.well-known/openid-configuration", "/.well-known/jwks"] where mismatch.written.hasSuffix(suffix) {
      let written = String(mismatch.written.dropLast(suffix.count))
      trials.append(
        Trial(
          mismatch.policy(written), "the policy names a document of the issuer, not the issuer", remedy: "write \(mismatch.line(written))"))
    }
    if mismatch.text.hasSuffix("/_services/token") {
      let host = String(mismatch.text.dropLast("/_services/token".count))
      trials.append(
        Trial(
          .token(host), "the issuer of a GitHub Enterprise Server ends in `/_services/token`",
          remedy: "write \(mismatch.line(exactOrPattern: mismatch.text))"))
    }
    return trials
  }

  static let otherIssuer = Hypothesis(id: "other-issuer") { mismatch in
    guard mismatch.field == .issuer, let has = Provider(mismatch.text) else { return [] }
    let wants = mismatch.match.isPattern ? nil : Provider(mismatch.written)
    if let wants, wants == has, has != .github { return [] }
    return [
      Trial(
        .known(wants != has), "the token comes from \(has.name)" + (wants.map { ", and the policy trusts \($0.name)" } ?? ""),
        remedy: "if that issuer may have tokens here, \(mismatch.allowing); \(has.caution(mismatch.claims, instead: wants))")
    ]
  }
}

/// Who issues tokens, as far as the issuer tells.
enum Provider: Sendable, Equatable {
  case github
  case enterpriseServer(host: String)
  case enterpriseCloud, gitlab, google, buildkite, circleCI, kubernetes

  init?(_ issuer: String) {
    guard issuer.hasPrefix("https://") else { return nil }
    let rest = issuer.dropFirst("https://".count)
    let host = rest.prefix { $0 != "/" }
    switch host {
    case "token.actions.githubusercontent.com": self = .github
    case "gitlab.com": self = .gitlab
    case "accounts.google.com": self = .google
    case "agent.buildkite.com": self = .buildkite
    case "oidc.circleci.com": self = .circleCI
    case "container.googleapis.com": self = .kubernetes
    case _ where host.hasPrefix("token.actions.") && host.hasSuffix(".ghe.com"): self = .enterpriseCloud
    case _ where rest.hasSuffix("/_services/token"): self = .enterpriseServer(host: String(host))
    case _ where host.hasPrefix("oidc.eks."): self = .kubernetes
    default: return nil
    }
  }

  /// That a name there is not what it is elsewhere.
  func caution(_ claims: Claims, instead other: Provider?) -> String {
    let names = ["repository", "project_path"].compactMap { name -> String? in if case .text(let text) = claims[name] { text } else { nil }
    }
    guard let name = GitHubSubject(claims.subject)?.fullName ?? names.first, let place, let elsewhere = other?.place else {
      return "the same names there may be somebody else's"
    }
    return "`\(name)` is then the repository at \(place), not that at \(elsewhere)"
  }

  /// Where its repositories are.
  private var place: String? {
    switch self {
    case .github: "github.com"
    case .enterpriseServer(let host): "`\(host)`"
    case .enterpriseCloud: "ghe.com"
    case .gitlab: "gitlab.com"
    case .google, .buildkite, .circleCI, .kubernetes: nil
    }
  }

  var name: String {
    switch self {
    case .github: "GitHub Actions at github.com"
    case .enterpriseServer(let host): "the GitHub Enterprise Server `\(host)`"
    case .enterpriseCloud: "GitHub Actions at ghe.com"
    case .gitlab: "GitLab"
    case .google: "Google"
    case .buildkite: "Buildkite"
    case .circleCI: "CircleCI"
    case .kubernetes: "a Kubernetes cluster"
    }
  }
}
