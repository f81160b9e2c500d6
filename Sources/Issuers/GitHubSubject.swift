/// A subject `repo:OWNER/REPO:CONTEXT` in its parts, with the ids of the immutable form where it has them.
///
/// GitHub, OpenID Connect reference: example subject claims; immutable subject claims.
public struct GitHubSubject: Sendable, Equatable {
  /// A name, and the number that stays when the name changes.
  public struct Name: Sendable, Equatable {
    public var text: String
    /// Nil in the form without ids.
    public var id: String?

    /// `NAME`, or `NAME@ID`; nil where one of them is empty.
    init?(_ written: Substring) {
      let parts = written.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
      guard !parts[0].isEmpty, parts.count == 1 || !parts[1].isEmpty else { return nil }
      text = String(parts[0])
      id = parts.count == 2 ? String(parts[1]) : nil
    }
  }

  public var owner: Name
  public var repository: Name
  /// What follows the repository, without its colon: `ref:refs/heads/main`, `pull_request`, `environment:prod`, or what a repository makes
  /// of it that customises its subjects.
  public var context: String

  /// Nil for what is no such subject.
  public init?(_ text: String) {
    guard text.hasPrefix("repo:") else { return nil }
    let rest = text.dropFirst(5)
    guard let colon = rest.firstIndex(of: ":") else { return nil }
    let names = rest[..<colon].split(separator: "/", omittingEmptySubsequences: false)
    guard names.count == 2, let owner = Name(names[0]), let repository = Name(names[1]) else { return nil }
    self.owner = owner
    self.repository = repository
    context = String(rest[rest.index(after: colon)...])
  }

  /// `OWNER/REPO`, as the claim `repository` has it.
  public var fullName: String { owner.text + "/" + repository.text }

  /// Whether names, and the branch or tag if it is a subject of one, are words of letters, digits, `_` and `-`, and no id is there. GitHub can
  /// write every such subject, which tells without a pattern what most of them are.
  var isPlain: Bool {
    func isWord(_ text: some StringProtocol) -> Bool {
      !text.isEmpty
        && text.utf8.allSatisfy { byte in
          switch byte {
          case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
          default: false
          }
        }
    }
    guard owner.id == nil, repository.id == nil, isWord(owner.text), isWord(repository.text) else { return false }
    if context == "pull_request" { return true }
    guard let prefix = ["ref:refs/heads/", "ref:refs/tags/"].first(where: context.hasPrefix) else { return false }
    return context.dropFirst(prefix.count).split(separator: "/", omittingEmptySubsequences: false).allSatisfy { isWord($0) }
  }

  /// What other claims of the same token are, as far as the subject tells.
  public var claims: [String: String] {
    var claims = ["repository": fullName, "repository_owner": owner.text]
    claims["repository_id"] = repository.id
    claims["repository_owner_id"] = owner.id
    if context.hasPrefix("ref:") {
      let ref = String(context.dropFirst(4))
      // A customised subject goes on after the ref, which has no colon itself.
      guard !ref.contains(":") else { return claims }
      claims["ref"] = ref
      if ref.hasPrefix("refs/heads/") { claims["ref_type"] = "branch" }
      if ref.hasPrefix("refs/tags/") { claims["ref_type"] = "tag" }
      claims["head_ref"] = ""
      claims["base_ref"] = ""
    } else if context.hasPrefix("environment:") {
      let name = context.dropFirst("environment:".count)
      guard !name.contains(":") else { return claims }
      claims["environment"] = String(name).replacing("%3A", with: ":")
    }
    return claims
  }
}
