import Issuers
import JSON

/// A workflow run that never happened, told as GitHub would tell it in an identity token.
///
/// A few facts are given and the others follow from them, so that a run of another repository or of a pull request is a consistent one;
/// what is given always wins over what follows.
public struct SimulatedRun: Sendable {
  /// Claims of the run in the order of GitHub's documentation. All are text; `iss`, `aud`, `exp`, `iat`, `nbf` and `jti` come with the token, unless given.
  public let claims: [JSONValue.Member]
  /// What the token tells: ``claims``, or of another issuer's token what was given and nothing else.
  public let tokenClaims: [JSONValue.Member]

  /// A run of `repository`, with claims that are given; of repeated ones the last counts. Claims with the `iss` of another issuer than GitHub
  /// are not about the run: a step of it then has a token of that issuer.
  public init(repository: String = "acme/app", given: [JSONValue.Member] = []) throws(RunError) {
    let isForeign = Self.issuer(given).map { !GitHub.isIssuer($0) } ?? false
    let own = isForeign ? [] : given
    claims = try GitHubRun(given: [.init("repository", .string(repository))] + own).sheet.claims.map { .init($0.name, $0.value) }
    tokenClaims = isForeign ? ClaimSheet.plain(given) : claims
  }

  /// The issuer that claims name, the last of them; nil for none.
  public static func issuer(_ given: [JSONValue.Member]) -> String? {
    given.last { $0.name == "iss" }?.value.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The text of a claim; empty when it is absent or no text.
  public func text(_ name: String) -> String {
    claims.first { $0.name.utf8.elementsEqual(name.utf8) }?.value.string ?? ""
  }
}
