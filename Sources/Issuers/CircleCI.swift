/// CircleCI, whose issuers name the organization in their path: all of them are trusted only where a pattern lets all in.
///
/// CircleCI, Using OpenID Connect tokens in jobs.
public enum CircleCI {
  /// An organization that nobody means.
  private static let organization = "5e1f0c9a-3b7d-4e26-a8c4-9d0b6f7a1e53"

  /// The issuer of an organization that is certainly not the policy's own.
  public static let foreignIssuer = "https://oidc.circleci.com/org/\(organization)"
  /// A subject of one of its jobs.
  public static let foreignSubject =
    "org/\(organization)/project/0b6f7a1e-53d0-4e1f-9c9a-3b7d4e26a8c4/user/a8c49d0b-6f7a-4e53-85e1-f0c93b7d4e26"
  /// Claims that name the customer.
  public static let naming: Set<String> = ["oidc.circleci.com/project-id", "oidc.circleci.com/vcs-origin"]
}
