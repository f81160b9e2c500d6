import JSON

/// Why a token is refused, or a key cannot be used.
public enum TokenError: Error, Equatable {
  /// A part of a compact token (RFC 7515 section 7.1).
  public enum Part: String, Sendable {
    case header, payload, signature
  }

  /// More bytes than `limit`.
  case tooLong(limit: Int)
  /// Not three parts between two dots.
  case notCompact(parts: Int)
  /// A part that is not base64url without padding.
  case notBase64(Part)
  /// A part that is not JSON.
  case notJSON(Part, JSONError)
  /// A part that is JSON but no object.
  case notObject(Part)
  /// A header with the same name twice, which readers disagree about.
  case headerRepeats(name: String)
  /// A header without `name`, or with one that is not text.
  case headerMalformed(name: String)
  /// A header with `crit`: no extension is understood.
  case criticalHeader
  /// An `alg` that is not taken: `none`, HMAC, unknown, or not offered by the issuer.
  case algorithmRefused(String)
  /// A registered claim of a type that go-oidc does not take.
  case claimMalformed(name: String, expected: String)
  /// `_claim_names` refers to a source that `_claim_sources` does not hold.
  case claimSourceMissing(name: String)
  /// `exp` is before `now`, or missing.
  case expired(at: Int?, now: Int)
  /// `nbf` is more than five minutes after `now`.
  case notYetValid(notBefore: Int, now: Int)
  /// `iss` is not the issuer whose keys were asked for.
  case issuerMismatch(expected: String, found: String)
  /// No usable key has the header's `kid`, or there is none at all.
  case keyMissing(id: String)
  /// No key made this signature.
  case signatureInvalid
  /// A key set over ``KeySet/sizeLimit`` or ``KeySet/keyLimit``.
  case keySetTooLarge
  /// A key set that is not JSON.
  case keySetNotJSON(JSONError)
  /// A key set without a list `keys`.
  case keySetMalformed
  /// The work was refused by OpenSSL.
  case cryptography(String)
}

extension TokenError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooLong(let limit): "the token is longer than \(limit) bytes"
    case .notCompact(let parts):
      "the token has \(parts) \(parts == 1 ? "part" : "parts") where a JWT has three, `header.payload.signature`"
    case .notBase64(let part): "the \(part.rawValue) of the token is not base64url"
    case .notJSON(let part, let error): "the \(part.rawValue) of the token is not JSON: \(error)"
    case .notObject(let part): "the \(part.rawValue) of the token is JSON but not an object"
    case .headerRepeats(let name): "the header of the token holds `\(name)` twice"
    case .headerMalformed(let name): "the header of the token has no `\(name)` that is text"
    case .criticalHeader: "the header of the token has `crit`, and no extension is understood"
    case .algorithmRefused(let name): "algorithm `\(name)` is refused: expected an asymmetric one that the issuer offers"
    case .claimMalformed(let name, let expected): "claim `\(name)` is malformed: expected \(expected)"
    case .claimSourceMissing(let name): "`_claim_names` gives `\(name)` a source that `_claim_sources` does not hold"
    case .expired(.some(let at), let now):
      "the token expired at \(Timestamp(unix: at)), and it is \(Timestamp(unix: now)): ask for a new one"
    case .expired(.none, _): "the token has no `exp`, so it counts as expired"
    case .notYetValid(let notBefore, let now):
      "the token is valid from \(Timestamp(unix: notBefore)), and it is \(Timestamp(unix: now)): look at the clocks"
    case .issuerMismatch(let expected, let found): "the token is by `\(found)`, expected `\(expected)`"
    case .keyMissing(""): "the issuer has no key that can verify a token"
    case .keyMissing(let id): "the issuer has no key `\(id)` that can verify a token"
    case .signatureInvalid: "the signature is not by a key of the issuer"
    case .keySetTooLarge: "the key set is larger than \(KeySet.sizeLimit) bytes or \(KeySet.keyLimit) keys"
    case .keySetNotJSON(let error): "the key set is not JSON: \(error)"
    case .keySetMalformed: "the key set has no list `keys`"
    case .cryptography(let work): "OpenSSL cannot do \(work)"
    }
  }
}
