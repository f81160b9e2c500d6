/// How an issuer signs, the wrong ways included that a service must refuse.
public enum Signing: String, Sendable, CaseIterable {
  /// RS256 with the key that the issuer publishes.
  case genuine
  /// RS256 with a key that it does not publish, under the name of the one that it does.
  case otherKey = "other-key"
  /// `alg: none`, and no signature.
  case none
  /// HS256 with the text of the public key as the secret: what fools a verifier that lets the token choose.
  case hs256
}
