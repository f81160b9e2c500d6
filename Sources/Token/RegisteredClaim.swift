/// The fields that go-oidc v3 decodes from every payload (`idToken` in its `oidc.go`).
enum RegisteredClaim: String, CaseIterable {
  case iss, sub, aud, exp, iat, nbf, nonce
  case accessTokenHash = "at_hash"
  case claimNames = "_claim_names"
  case claimSources = "_claim_sources"

  /// The field that Go's `encoding/json` takes a member called `name` for; nil when it ignores the member.
  init?(memberName name: String) {
    guard let field = Self.allCases.first(where: { isFolded(name, $0.rawValue) }) else { return nil }
    self = field
  }
}

/// Whether `name` is the lower-case ASCII `field` but for case, by Go's simple folding: U+017F is an `s`, U+212A is a `k`.
func isFolded(_ name: String, _ field: String) -> Bool {
  name.unicodeScalars.lazy.map { scalar in
    switch scalar.value {
    case 0x41...0x5A: scalar.value + 0x20
    case 0x17F: 0x73
    case 0x212A: 0x6B
    default: scalar.value
    }
  }.elementsEqual(field.unicodeScalars.lazy.map(\.value))
}
