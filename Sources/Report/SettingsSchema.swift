import JSON
import Lint
import Settings
import Source
import TrustPolicy

/// The JSON Schema (2020-12) of `.github/octosts.yaml`.
enum SettingsSchema {
  static let value: JSONValue = [
    "$schema": PolicySchema.dialect,
    "title": "Settings of octosts for a repository",
    "description": "How `octosts lint` looks at the policies of this repository: `.github/octosts.yaml`.",
    "type": "object",
    "properties": [
      "domain": [
        "description": .string("The host of the service that reads the policies. Without it: \(Linter.hostedDomain)."),
        "type": "string",
        "pattern": "^[A-Za-z0-9.:\\[\\]-]+$",
      ],
      "policy-repository": [
        "description": .string(
          "The name of the repository that holds the organization's policies. Without it: \(Candidate.policyRepository)."),
        "type": "string",
        "pattern": "^[A-Za-z0-9._-]+$",
      ],
      "severities": [
        "description": "How much the findings of a rule matter; `off` is not looked for.",
        "type": "object",
        "properties": .object(Rule.all.map { .init($0.id, rule($0)) }),
        "additionalProperties": false,
      ],
      "ignore": [
        "description": "Files and folders that are not looked at, from the root of the checkout; `*`, `?` and `**` stand for others.",
        "type": "array",
        "items": ["type": "string", "pattern": "^[^/\\[\\]{}!\\\\][^\\[\\]{}!\\\\]*$"],
      ],
      "permissions": [
        "description":
          "The permissions that the App of `domain` holds, each at its highest level. Not for the hosted service, whose App is known.",
        "type": "object",
        "properties": .object(PermissionCatalog.all.map { .init($0.name, permission($0)) }),
        "additionalProperties": false,
      ],
    ],
    "additionalProperties": false,
    "dependentRequired": ["permissions": ["domain"]],
  ]

  private static func rule(_ rule: Rule) -> JSONValue {
    // YAML 1.1 reads `off` as false, and some editors still do.
    [
      "description": .string("\(rule.summary). Without it: \(rule.severity.rawValue)."),
      "enum": .array(Settings.Weight.allCases.map { .string($0.rawValue) } + [false]),
    ]
  }

  private static func permission(_ entry: PermissionCatalog.Entry) -> JSONValue {
    ["description": .string("A permission of the \(entry.area.rawValue)."), "enum": .array(entry.levels.map { .string($0.rawValue) })]
  }
}
