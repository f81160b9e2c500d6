import JSON
import Source

/// The payload of a token, read as the service reads it: the registered fields by go-oidc v3 into its `idToken`, the rest as a map.
///
/// Registered fields fold their case and the last in the payload wins, so ``issuer`` may differ from `claims["iss"]`.
public struct Claims: Sendable {
  /// `iss`, or empty.
  public private(set) var issuer = ""
  /// `sub`, or empty.
  public private(set) var subject = ""
  /// `aud`: of a list its elements, of a text that text, of null one empty text; empty when missing.
  public private(set) var audience: [String] = []
  /// `exp` in Unix seconds; nil when missing, which counts as expired.
  public private(set) var expiry: Int?
  /// `iat` in Unix seconds; nothing checks it.
  public private(set) var issuedAt: Int?
  /// `nbf` in Unix seconds.
  public private(set) var notBefore: Int?
  /// Whether Go fails to read the payload into a map, which it does only for policies with claim patterns: some number is too large for a
  /// double.
  public let mapError: Bool
  /// The members of the payload, in its order, repeated names included.
  public let members: [JSONValue.Member]

  /// Reads the bytes of a payload; null is an object without members.
  public init(payload: [UInt8]) throws(TokenError) {
    let value: JSONValue
    do { value = try JSONValue(parsing: payload) } catch { throw .notJSON(.payload, error) }
    switch value {
    case .object(let members): self.members = members
    case .null: members = []
    case .bool, .number, .string, .array: throw .notObject(.payload)
    }
    mapError = value.holdsHugeNumber
    var distributed = DistributedClaims()
    for member in members {
      guard let field = RegisteredClaim(memberName: member.name) else { continue }
      try read(field, member, &distributed)
    }
    try distributed.check()
  }

  /// The claim called exactly `name`, byte for byte.
  public subscript(name: String) -> Claim {
    members.last { $0.name.hasSameBytes(as: name) }.map { Claim($0.value) } ?? .absent
  }

  /// The distinct names, in the order of the payload.
  public var names: [String] {
    var seen: Set<[UInt8]> = []
    return members.map(\.name).filter { seen.insert(Array($0.utf8)).inserted }
  }

  /// Refuses a token that has expired, or is not yet valid, at `now` in Unix seconds. One that expires at `now` is valid; `nbf` has a leeway of
  /// five minutes, inclusive.
  public func check(at now: Int) throws(TokenError) {
    let instant = NumericDate.sinceYearOne(now)
    guard let expiry, NumericDate.sinceYearOne(expiry) >= instant else { throw .expired(at: expiry, now: now) }
    if let notBefore, NumericDate.sinceYearOne(notBefore) > instant &+ 300 { throw .notYetValid(notBefore: notBefore, now: now) }
  }

  private mutating func read(
    _ field: RegisteredClaim, _ member: JSONValue.Member, _ distributed: inout DistributedClaims
  ) throws(TokenError) {
    switch field {
    case .iss: issuer = try Self.text(member) ?? issuer
    case .sub: subject = try Self.text(member) ?? subject
    case .aud: audience = try Self.audience(member)
    case .exp: expiry = try Self.date(member)
    case .iat: issuedAt = try Self.date(member)
    case .nbf: notBefore = member.value == .null ? nil : try Self.date(member)
    case .nonce, .accessTokenHash: _ = try Self.text(member)
    case .claimNames: try distributed.read(names: member)
    case .claimSources: try distributed.read(sources: member)
    }
  }

  /// The text of `member`; nil for null, which leaves what was there.
  static func text(_ member: JSONValue.Member) throws(TokenError) -> String? {
    switch member.value {
    case .string(let text): text
    case .null: nil
    case .bool, .number, .array, .object: throw .claimMalformed(name: member.name, expected: "text")
    }
  }

  private static func audience(_ member: JSONValue.Member) throws(TokenError) -> [String] {
    switch member.value {
    case .string(let text): return [text]
    case .null: return [""]
    case .array(let elements):
      var audience: [String] = []
      for element in elements {
        switch element {
        case .string(let text): audience.append(text)
        case .null: audience.append("")
        case .bool, .number, .array, .object: throw .claimMalformed(name: member.name, expected: "a list of texts")
        }
      }
      return audience
    case .bool, .number, .object: throw .claimMalformed(name: member.name, expected: "text or a list of texts")
    }
  }

  private static func date(_ member: JSONValue.Member) throws(TokenError) -> Int {
    guard let seconds = NumericDate.seconds(member.value) else {
      throw .claimMalformed(name: member.name, expected: "a number of seconds")
    }
    return seconds
  }
}
