import Decision
import JSON
import TrustPolicy

/// The identities that a token can assume.
public struct WhoReport: Sendable {
  /// An identity that admits a token.
  public struct Entry: Sendable {
    /// The scope to ask for.
    public let scope: String
    public let identity: String
    public let grant: Admission.Grant

    public init(scope: String, identity: String, grant: Admission.Grant) {
      (self.scope, self.identity, self.grant) = (scope, identity, grant)
    }
  }

  private let format: MatrixReport.Format
  private var found = 0
  private var asked = 0

  public init(_ format: MatrixReport.Format) {
    self.format = format
  }

  /// Whether any token can assume any identity.
  public var isAny: Bool { found > 0 }

  /// What comes before the entries.
  public var head: String {
    switch format {
    case .markdown: "| claims | scope | identity | permissions | repositories |\n| --- | --- | --- | --- | --- |\n"
    case .json: "{\"version\":1,\"identities\":["
    case .text, .jsonl, .summary: ""
    }
  }

  /// What is written of the token that `name` stands for; `identities` were tried.
  public mutating func add(_ name: String, _ entries: [Entry], tried: Int) -> String {
    let isFirst = found == 0
    found += entries.count
    asked += 1
    switch format {
    case .text: return text(name, entries, tried)
    case .markdown:
      return entries.map { entry in
        "| "
          + [name, entry.scope, entry.identity, Self.permissions(entry.grant), AdmissionReport.repositories(entry.grant)]
          .map { $0.shown.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
      }.joined()
    case .json:
      let lines = entries.map { Self.object(name, $0).text(.compact) }.joined(separator: ",\n")
      return lines.isEmpty ? "" : (isFirst ? "\n" : ",\n") + lines
    case .jsonl: return entries.map { Self.object(name, $0).text(.compact) + "\n" }.joined()
    case .summary: return "\(name.shown)  \(entries.count) of \(tried)\n"
    }
  }

  /// What comes after the entries.
  public var foot: String {
    switch format {
    case .json: "\n]}\n"
    case .text, .markdown, .jsonl, .summary: ""
    }
  }

  private func text(_ name: String, _ entries: [Entry], _ tried: Int) -> String {
    let can = entries.isEmpty ? "none" : String(entries.count)
    var out =
      "\(asked > 1 ? "\n" : "")\(name.shown) can assume \(can) of \(tried) \(tried == 1 ? "identity" : "identities")\(entries.isEmpty ? "" : ":")\n"
    for entry in entries {
      out += "  \(entry.scope.shown)  \(entry.identity.shown)\n"
      out +=
        "      permissions   \(Self.permissions(entry.grant).shown)\n      repositories  \(AdmissionReport.repositories(entry.grant))\n"
    }
    return out
  }

  private static func permissions(_ grant: Admission.Grant) -> String {
    grant.permissions.isEmpty ? "none named" : grant.permissions.map { "\($0.name): \($0.level)" }.joined(separator: ", ")
  }

  private static func object(_ name: String, _ entry: Entry) -> JSONValue {
    [
      "version": 1, "claims": .string(name), "scope": .string(entry.scope), "identity": .string(entry.identity),
      "permissions": .object(entry.grant.permissions.map { .init($0.name, .string($0.level)) }),
      "repositories": entry.grant.repositories.map { .array($0.map { .string($0) }) } ?? .null,
    ]
  }
}
