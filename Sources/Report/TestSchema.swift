import Issuers
import JSON

/// The JSON Schema (2020-12) of a file of test cases, for editors.
public enum TestSchema {
  /// The schema as text that ends with a line end.
  public static func text() -> String { schema.text(.indented) + "\n" }

  private static func text(_ description: String) -> JSONValue { ["description": .string(description), "type": "string"] }

  private static func texts(_ description: String) -> JSONValue {
    ["description": .string(description), "anyOf": [["type": "string"], ["type": "array", "items": ["type": "string"]]]]
  }

  private static let target: [JSONValue.Member] = [
    .init(
      "scope",
      text("Whose policy: OWNER/REPO, or OWNER for one of the organization. Runs are of this repository unless they say otherwise.")),
    .init("identity", text("The policy's name: NAME.sts.yaml beside the folder of the tests.")),
    .init("policy", text("A policy file, from the folder of this file; instead of an identity.")),
  ]

  private static var run: JSONValue {
    var properties: [JSONValue.Member] = [
      .init("issuer", ["description": "Whose token.", "enum": .array(IssuerKind.allCases.map { .string($0.rawValue) })]),
      .init("immutable", ["description": "Whether the subject has the ids of owner and repository.", "type": "boolean"]),
      .init("sub_template", texts("The keys of a customised subject (`include_claim_keys`).")),
    ]
    properties += RunDescription.Field.allCases.map { .init($0.rawValue, ["type": ["string", "number"]]) }
    return [
      "description": "A run, described as for `octosts claims`; what is not told is plausible.", "type": ["object", "null"],
      "properties": .object(properties), "additionalProperties": false,
    ]
  }

  private static var schema: JSONValue {
    let own: [JSONValue.Member] = [
      .init("name", text("What the case is, in a few words; no two of a file have the same.")), .init("run", run),
      .init(
        "claims",
        [
          "description": "Claims, or the path of a JSON file of them. With `run` they win over its own, and null takes one away.",
          "type": ["object", "string"],
        ]),
      .init("expect", ["description": "What the service must answer.", "enum": ["allow", "deny"]]),
      .init("fails", texts("Exactly the checks that fail: issuer, subject, audience, claim.NAME.")),
      .init(
        "permissions",
        ["description": "Exactly what the token carries.", "type": "object", "additionalProperties": ["type": "string"]]),
      .init("repositories", texts("Exactly the repositories that the token is for.")),
    ]
    return [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Cases about Octo STS trust policies", "type": "object",
      "properties": .object(
        target + [
          .init(
            "cases",
            [
              "type": "array",
              "items": [
                "type": "object", "properties": .object(target + own), "required": ["name", "expect"], "additionalProperties": false,
                "anyOf": [["required": ["run"]], ["required": ["claims"]]],
              ],
            ])
        ]),
      "required": ["cases"], "additionalProperties": false,
    ]
  }
}
