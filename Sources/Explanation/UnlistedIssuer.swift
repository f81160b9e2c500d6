import Issuers
import Pattern
import TrustPolicy

/// Why an organization's allowlist keeps an issuer out, and which entry was probably meant for it.
public struct UnlistedIssuer: Sendable {
  private let issuer: String
  private let allowlist: IssuerAllowlist
  /// Where the list is, in words.
  private let place: String

  /// - Parameter policyRepository: the name of the repository that holds the allowlist.
  public init(_ issuer: String, in allowlist: IssuerAllowlist, of policyRepository: String) {
    (self.issuer, self.allowlist) = (issuer, allowlist)
    place = "\(PolicyPath.allowlist) of `\(policyRepository)`"
  }

  public var cause: Explanation.Cause {
    let entry = "`- \(PolicyLine.scalar(issuer))`"
    guard let (near, difference, isSlip) = nearest else {
      return Explanation.Cause(
        "unlisted-issuer", "the organization's allowlist admits \(admitted), and not `\(issuer)`",
        remedy:
          "ask by a token of an issuer that is listed; if `\(issuer)` may be trusted in the whole organization, add it to `issuers` in \(place): \(entry)"
      )
    }
    let change = isSlip ? "write it in the place of `\(near)`" : "add it to `issuers`"
    return Explanation.Cause(
      "near-issuer", "the organization's allowlist lists `\(near)`, and not `\(issuer)`: \(difference)",
      remedy: "if that issuer may be trusted in the whole organization, \(change) in \(place): \(entry)")
  }

  /// An entry that differs in little, what that is, and whether the entry can have been meant for nothing else.
  private var nearest: (entry: String, difference: String, isSlip: Bool)? {
    for entry in allowlist.issuers {
      if entry == issuer + "/" { return (entry, "the entry ends in a slash, the token's issuer does not", true) }
      if issuer == entry + "/" { return (entry, "the token's issuer ends in a slash, the entry does not", true) }
      if issuer.lowercased() == entry.lowercased() { return (entry, "the case of letters differs, and case counts", true) }
      if issuer.hasPrefix(entry + "/") {
        let rest = issuer.dropFirst(entry.count)
        return entry == GitHub.issuer
          ? (entry, "the enterprise has an issuer of its own, which ends in its slug `\(rest.dropFirst())`", false)
          : (entry, "the token's issuer goes on with `\(rest)`", false)
      }
      if entry.hasPrefix(issuer + "/") { return (entry, "the entry goes on with `\(entry.dropFirst(issuer.count))`", false) }
    }
    let near = allowlist.issuers.map { (Spelling.distance($0, issuer), $0) }.min { $0.0 < $1.0 }
    guard let near, near.0 <= Self.slipDistance else { return nil }
    return (near.1, "they differ in \(near.0 == 1 ? "one character" : "\(near.0) characters")", false)
  }

  private static let slipDistance = 2

  /// What is listed, as far as a sentence has room for it.
  private var admitted: String {
    let patterns = allowlist.patterns.map { pattern in
      var written = pattern.source[...]
      if written.hasPrefix("^(?:"), written.hasSuffix(")$") { written = written.dropFirst(4).dropLast(2) }
      return "what matches `\(written)`"
    }
    let all = allowlist.issuers.map { "`\($0)`" } + patterns
    let more = all.count - Self.listed
    return all.prefix(Self.listed).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  private static let listed = 5
}
