import Issuers
import Token

/// Who issues tokens, as far as the issuer tells.
enum Provider: Sendable, Equatable {
  case github
  case enterpriseServer(host: String)
  case enterpriseCloud, gitlab, google, buildkite, circleCI, kubernetes, terraform, bitbucket

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
    case "app.terraform.io": self = .terraform
    case "api.bitbucket.org": self = .bitbucket
    case "container.googleapis.com": self = .kubernetes
    case _ where host.hasPrefix("token.actions.") && host.hasSuffix(".ghe.com"): self = .enterpriseCloud
    case _ where rest.hasSuffix("/_services/token"): self = .enterpriseServer(host: String(host))
    case _ where host.hasPrefix("oidc.eks."): self = .kubernetes
    default: return nil
    }
  }

  /// By the beginning of the subjects, which a self-hosted issuer has as well.
  init?(subject: String) {
    let starts: [(String, Provider)] = [
      ("repo:", .github), ("project_path:", .gitlab), ("system:serviceaccount:", .kubernetes), ("org/", .circleCI),
    ]
    guard let start = starts.first(where: { subject.hasPrefix($0.0) }) else { return nil }
    self = start.1
  }

  /// Whether its tokens are those of GitHub Actions, wherever that runs.
  var isGitHub: Bool {
    switch self {
    case .github, .enterpriseServer, .enterpriseCloud: true
    case .gitlab, .google, .buildkite, .circleCI, .kubernetes, .terraform, .bitbucket: false
    }
  }

  /// The name without the place.
  var shortName: String { isGitHub ? "GitHub Actions" : self == .kubernetes ? "Kubernetes" : name }

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
    case .google, .buildkite, .circleCI, .kubernetes, .terraform, .bitbucket: nil
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
    case .terraform: "HCP Terraform"
    case .bitbucket: "Bitbucket Pipelines"
    }
  }
}
