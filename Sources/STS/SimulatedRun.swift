import Issuers
import JSON

/// A workflow run that never happened, told as GitHub would tell it in an identity token.
///
/// A few facts are given and the others follow from them, so that a run of another repository or of a pull request is a consistent one;
/// what is given always wins over what follows.
public struct SimulatedRun: Sendable {
  /// Claims of the run in the order of GitHub's documentation. All are text; `iss`, `aud`, `exp`, `iat`, `nbf` and `jti` come with the token, unless given.
  public let claims: [JSONValue.Member]

  /// A run of `repository`, with claims that are given; of repeated ones the last counts.
  public init(repository: String = "acme/app", given: [JSONValue.Member] = []) throws(RunError) {
    claims = try GitHubRun(given: [.init("repository", .string(repository))] + given).sheet.claims.map { .init($0.name, $0.value) }
  }

  /// The text of a claim; empty when it is absent or no text.
  public func text(_ name: String) -> String {
    claims.first { $0.name.utf8.elementsEqual(name.utf8) }?.value.string ?? ""
  }
}
