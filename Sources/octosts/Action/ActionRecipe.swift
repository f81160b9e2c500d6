/// A task with the lines that do it and, where one is needed, the policy that lets it.
struct ActionRecipe: Sendable {
  let title: String
  let text: String
  let language: String
  let code: String
  var policy: Policy?

  /// A trust policy that fits the recipe.
  struct Policy: Sendable {
    /// Where it lies: `OWNER/REPO`, and the file's name without its suffix.
    let repository: String
    let identity: String
    let text: String
    /// What makes the claims of the recipe's run: `octosts claims …`.
    let claims: String
    /// Options of `octosts simulate` beside the policy and the claims, with a blank before each.
    var options = ""

    /// The file's path in its repository.
    var path: String { ".github/chainguard/\(identity).sts.yaml" }

    /// Asks what the service will say, before the policy is merged; run where the repository is checked out.
    var trial: String { "\(claims) |\n  octosts simulate --policy \(path) --claims -\(options)" }
  }

  var markdown: String {
    var out = "\n### \(title)\n\n\(text)\n\n```\(language)\n\(code)\n```\n"
    if let policy {
      out += "\nThe policy, `\(policy.path)` on the default branch of `\(policy.repository)`, and what asks whether it fits:\n\n"
      out += "```yaml\n\(policy.text)\n```\n\n```sh\n\(policy.trial)\n```\n"
    }
    return out
  }
}
