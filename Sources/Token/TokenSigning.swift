import JSON
import Secret

extension CompactToken {
  /// A token of `payload`, signed with `key` by RS256. The header names algorithm, key and type, or is `header` as given.
  public static func signed(header: JSONValue? = nil, payload: JSONValue, key: SigningKey) throws(TokenError) -> Secret {
    let header = header ?? ["alg": "RS256", "kid": .string(key.id), "typ": "JWT"]
    let input = Base64.url.encode(header.text().utf8) + "." + Base64.url.encode(payload.text().utf8)
    return Secret(input + "." + Base64.url.encode(try key.sign(Array(input.utf8))))
  }
}
