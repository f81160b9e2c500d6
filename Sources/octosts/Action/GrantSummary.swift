import OctoSTS
import Source
import Token
import TrustPolicy
import Workflow

/// What a step's summary says of a token: never the token.
struct GrantSummary {
  let grant: Grant
  let asked: Asked
  /// The policy in the checkout, when it is at hand.
  let policy: TrustPolicy?

  var markdown: String {
    var rows = [["Scope", code(asked.scope)], ["Identity", code(asked.identity)]]
    if let policy {
      let granted = policy.permissions.prefix(100).map { "\(code($0.name)): \(Markdown.escaped($0.level.printable()))" }
      rows.append(["Permissions, by the policy in the checkout", granted.isEmpty ? "none named" : granted.joined(separator: "<br>")])
    }
    if let slug = grant.appSlug { rows.append(["App", code(slug)]) }
    rows.append(["Valid until", Markdown.escaped(grant.expiresAt.description)])
    rows.append(["SHA-256, as in GitHub's audit log", code(grant.hash.base64)])
    return "### GitHub token by Octo STS\n\n" + Markdown.table(["", ""], rows)
  }

  private func code(_ text: String) -> String { Markdown.code(text.printable()) }
}
