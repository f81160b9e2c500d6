import JSON
import TrustPolicy

/// JSON Schemas (2020-12) of the files, for editors.
enum PolicySchema {
  static let dialect: JSONValue = "https://json-schema.org/draft/2020-12/schema"

  static func policy(isOrganization: Bool) -> JSONValue {
    var properties: [JSONValue.Member] = [
      .init("issuer", text("The issuer of the token (`iss`), compared as it is. Either this or `issuer_pattern`.")),
      .init("issuer_pattern", pattern("What the issuer of the token (`iss`) must match.")),
      .init("subject", text("The subject of the token (`sub`), compared as it is. Either this or `subject_pattern`.")),
      .init("subject_pattern", pattern("What the subject of the token (`sub`) must match.")),
      .init("audience", text("One of the token's audiences (`aud`). Without it the token must be for the service's own domain.")),
      .init("audience_pattern", pattern("What one of the token's audiences (`aud`) must match.")),
      .init(
        "claim_pattern",
        [
          "description": "Patterns by claim: the token must have each of them, as text or as a boolean, and match.",
          "type": "object",
          "additionalProperties": pattern("What the claim must match."),
        ]),
      .init(
        "permissions",
        [
          "description": "What the GitHub token may do.",
          "type": "object",
          "properties": .object(PermissionCatalog.all.filter(\.isReadByService).map { .init($0.name, permission($0)) }),
          "additionalProperties": false,
        ]),
    ]
    if isOrganization {
      properties.append(
        .init(
          "repositories",
          [
            "description": "The repositories that the token is for, without their owner. Without it: every repository of the organization.",
            "type": "array",
            "minItems": .number(1),
            "items": ["type": "string", "pattern": "^[^/]+$"],
          ]))
    }
    return [
      "$schema": dialect,
      "title": .string(isOrganization ? "Octo STS trust policy of an organization" : "Octo STS trust policy"),
      "type": "object",
      "properties": .object(properties),
      "additionalProperties": false,
      "allOf": [choice("issuer", isRequired: true), choice("subject", isRequired: true), choice("audience", isRequired: false)],
    ]
  }

  static let allowlist: JSONValue = [
    "$schema": dialect,
    "title": "Octo STS allowlist of token issuers",
    "type": "object",
    "properties": [
      "mode": [
        "description": "What happens to tokens of other issuers: they are refused (`enforce`) or recorded (`audit`).",
        "enum": ["enforce", "audit"],
      ],
      "issuers": [
        "description": "Issuers, compared as they are.",
        "type": "array",
        "maxItems": .number(64),
        "items": ["type": "string", "pattern": "^https?://"],
      ],
      "issuer_patterns": [
        "description": "What issuers may match instead, each as a whole; nothing variable may match a slash.",
        "type": "array",
        "maxItems": .number(16),
        "items": ["type": "string", "maxLength": .number(256)],
      ],
    ],
    "additionalProperties": false,
    "anyOf": [
      ["required": ["issuers"], "properties": ["issuers": ["minItems": .number(1)]]],
      ["required": ["issuer_patterns"], "properties": ["issuer_patterns": ["minItems": .number(1)]]],
    ],
  ]

  private static func text(_ description: String) -> JSONValue {
    ["description": .string(description), "type": "string"]
  }

  private static func pattern(_ description: String) -> JSONValue {
    text(description + " A regular expression of Go; the service puts `^` and `$` around it, without a group.")
  }

  private static func permission(_ entry: PermissionCatalog.Entry) -> JSONValue {
    let hosted = entry.hosted.map { "octo-sts.dev holds it at `\($0.rawValue)`." } ?? "octo-sts.dev does not hold it."
    return [
      "description": .string("A permission of the \(entry.area.rawValue). \(hosted)"),
      "enum": .array(entry.levels.map { .string($0.rawValue) }),
    ]
  }

  private static func choice(_ name: String, isRequired: Bool) -> JSONValue {
    let both: JSONValue = .array([.string(name), .string(name + "_pattern")])
    if !isRequired { return ["not": ["required": both]] }
    return ["oneOf": [["required": [.string(name)]], ["required": [.string(name + "_pattern")]]]]
  }
}
