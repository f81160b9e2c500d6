/// Texts of a token that prove a finding: the policy as written lets them in, or keeps them out.
public struct Witness: Sendable, Hashable {
  /// One claim of the token.
  public struct Claim: Sendable, Hashable {
    /// `iss`, `sub`, `aud` or any other claim.
    public var name: String
    public var text: String

    public init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  public var claims: [Claim]
  /// Whether the policy lets in all of them; otherwise at least one is refused.
  public var isAdmitted: Bool

  /// Holds the claims that matter; what is not named may be anything that the policy asks for.
  public init(_ claims: [Claim], isAdmitted: Bool) {
    self.claims = claims
    self.isAdmitted = isAdmitted
  }
}
