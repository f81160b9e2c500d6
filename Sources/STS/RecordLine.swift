import Decision
import JSON

extension ExchangeRecord {
  /// A line of the service's log: who asked what, the decision, and the hash of the token; all that came from outside is quoted and escaped.
  var line: String {
    var line = "exchange: scope \(Self.quoted(scope)) identity \(Self.quoted(identity))"
    if let issuer { line += " by \(Self.quoted(subject ?? "")) of \(Self.quoted(issuer))" }
    switch outcome {
    case .granted(let minted):
      line += " · 200, token with SHA-256 \(minted.hash), \(minted.powers.text)"
    case .refused(let refusal):
      line += " · \(refusal.code.http) \(refusal.code.name): \(Self.quoted(refusal.message))"
      if let reason = refusal.reason { line += " because \(Self.quoted(reason))" }
    }
    return line
  }

  /// `text` as a JSON string, so that it cannot leave its line; long ones are cut.
  static func quoted(_ text: String) -> String {
    JSONValue.string(text.unicodeScalars.count > 400 ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(400))) + "…" : text)
      .text()
  }
}

extension Powers {
  /// The powers in words.
  var text: String {
    let permissions = permissions.map { "\($0.name): \($0.level)" }.joined(separator: ", ")
    let places = repositories.map { $0.isEmpty ? "no repository" : $0.joined(separator: ", ") } ?? "every repository"
    return "\(permissions.isEmpty ? "no permissions" : permissions) on \(places)"
  }

  /// The powers as GitHub's answer to a new installation token writes them.
  var json: JSONValue {
    var members = [JSONValue.Member("permissions", .object(permissions.map { .init($0.name, .string($0.level)) }))]
    if let repositories { members.append(.init("repositories", .array(repositories.map(JSONValue.string)))) }
    return .object(members)
  }
}
