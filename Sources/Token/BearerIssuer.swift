import JSON

extension Claims {
  /// The issuer that a token names, read before anything else is: other claims may still be malformed. Empty when there is none.
  ///
  /// The service looks up the keys by it (`ExtractIssuer` of chainguard.dev/sdk/auth), before it verifies the token.
  public static func issuer(payload: [UInt8]) throws(TokenError) -> String {
    let value: JSONValue
    do { value = try JSONValue(parsing: payload) } catch { throw .notJSON(.payload, error) }
    if value == .null { return "" }
    guard let members = value.members else { throw .notObject(.payload) }
    var issuer = ""
    for member in members where RegisteredClaim(memberName: member.name) == .iss {
      issuer = try text(member) ?? issuer
    }
    return issuer
  }
}
