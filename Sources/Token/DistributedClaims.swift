import JSON

/// `_claim_names` and `_claim_sources` (OpenID Connect Core 5.6.2): nothing follows them, but malformed ones fail the token.
struct DistributedClaims {
  private var sourceOfName: [[UInt8]: (name: String, source: [UInt8])] = [:]
  private var sources: Set<[UInt8]> = []

  /// Adds the members of a `_claim_names`; null drops those of earlier ones.
  mutating func read(names member: JSONValue.Member) throws(TokenError) {
    switch member.value {
    case .null: sourceOfName = [:]
    case .object(let entries):
      for entry in entries {
        let source = try Claims.text(.init(member.name, entry.value)) ?? ""
        sourceOfName[Array(entry.name.utf8)] = (entry.name, Array(source.utf8))
      }
    case .bool, .number, .string, .array: throw .claimMalformed(name: member.name, expected: "an object")
    }
  }

  /// Adds the members of a `_claim_sources`; null drops those of earlier ones.
  mutating func read(sources member: JSONValue.Member) throws(TokenError) {
    switch member.value {
    case .null: sources = []
    case .object(let entries):
      for entry in entries {
        try Self.checkSource(entry.value, of: member.name)
        sources.insert(Array(entry.name.utf8))
      }
    case .bool, .number, .string, .array: throw .claimMalformed(name: member.name, expected: "an object")
    }
  }

  /// Refuses names whose source is empty or not there.
  func check() throws(TokenError) {
    let missing = sourceOfName.values.filter { $0.source.isEmpty || !sources.contains($0.source) }
    // The least name, so that the same payload always gives the same error.
    guard let first = missing.min(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) else { return }
    throw .claimSourceMissing(name: first.name)
  }

  private static func checkSource(_ value: JSONValue, of claim: String) throws(TokenError) {
    switch value {
    case .null: break
    case .object(let fields):
      for field in fields where isFolded(field.name, "endpoint") || isFolded(field.name, "access_token") {
        _ = try Claims.text(.init(claim, field.value))
      }
    case .bool, .number, .string, .array: throw .claimMalformed(name: claim, expected: "an object of objects")
    }
  }
}
