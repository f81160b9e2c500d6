/// The fields that go-oidc v3 decodes from every payload (`idToken` in its `oidc.go`).
enum RegisteredClaim: CaseIterable {
  case iss, sub, aud, exp, iat, nbf, nonce, accessTokenHash, claimNames, claimSources

  private var name: StaticString {
    switch self {
    case .iss: "iss"
    case .sub: "sub"
    case .aud: "aud"
    case .exp: "exp"
    case .iat: "iat"
    case .nbf: "nbf"
    case .nonce: "nonce"
    case .accessTokenHash: "at_hash"
    case .claimNames: "_claim_names"
    case .claimSources: "_claim_sources"
    }
  }

  /// The field that Go's `encoding/json` takes a member called `name` for; nil when it ignores the member.
  init?(memberName name: String) {
    guard let field = Self.allCases.first(where: { isFolded(name, $0.name) }) else { return nil }
    self = field
  }
}

/// Whether `name` is the lower-case ASCII `field` but for case, by Go's simple folding: U+017F is an `s`, U+212A is a `k`.
func isFolded(_ name: String, _ field: StaticString) -> Bool {
  var bytes = name.utf8.makeIterator()
  for i in 0..<field.utf8CodeUnitCount {
    let folded: UInt8?
    switch bytes.next() {
    case .some(let byte) where byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z"): folded = byte | 0x20
    case 0xC5: folded = bytes.next() == 0xBF ? UInt8(ascii: "s") : nil
    case 0xE2: folded = bytes.next() == 0x84 && bytes.next() == 0xAA ? UInt8(ascii: "k") : nil
    case let byte: folded = byte
    }
    if folded != field.utf8Start[i] { return false }
  }
  return bytes.next() == nil
}
