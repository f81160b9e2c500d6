import Decision
import Issuers
import Source
import Token
import TrustPolicy

/// What keeps issuers apart.
extension Hypothesis {
  static let issuerSlash = Hypothesis(id: "issuer-slash") { mismatch in
    guard mismatch.field == .issuer else { return [] }
    let written = mismatch.written
    return [
      Trial(
        mismatch.policy(written + "/"), "the token's issuer ends in a slash, the policy's does not",
        remedy: "write \(mismatch.line(written + "/"))")
    ]
      + (written.hasSuffix("/")
        ? [
          Trial(
            mismatch.policy(String(written.dropLast())), "the policy's issuer ends in a slash, the token's does not",
            remedy: "write \(mismatch.line(String(written.dropLast())))")
        ] : [])
  }

  static let issuerScheme = Hypothesis(id: "issuer-scheme") { mismatch in
    guard mismatch.field == .issuer else { return [] }
    var bare = mismatch.written
    while let scheme = ["https://", "http://"].first(where: { bare.hasPrefix($0) }) { bare.removeFirst(scheme.count) }
    let written = "https://" + bare
    return [Trial(mismatch.policy(written), "an issuer is written with `https://`, once", remedy: "write \(mismatch.line(written))")]
  }

  static let issuerPath = Hypothesis(id: "issuer-path") { mismatch in
    guard mismatch.field == .issuer else { return [] }
    var trials: [Trial] = []
    if mismatch.text.hasPrefix(GitHub.issuer + "/") {
      trials.append(
        Trial(
          .token(GitHub.issuer),
          "the enterprise has an issuer of its own, which ends in its slug `\(mismatch.text.dropFirst(GitHub.issuer.count + 1))`",
          remedy: "write \(mismatch.line(exactOrPattern: mismatch.text))"))
    }
    if mismatch.text.hasSameBytes(as: GitHub.issuer), mismatch.written.hasPrefix(GitHub.issuer + "/") {
      trials.append(
        Trial(
          .known(true), "the policy wants the issuer of an enterprise, and the token is of GitHub's common one",
          remedy: mismatch.enterpriseIssuer.or(
            "if runs outside the enterprise are meant, write \(mismatch.line(exact: GitHub.issuer)) instead; "
              + "the policy then no longer ties the token to the enterprise")))
    }
    for suffix in ["/.well-known/openid-configuration", "/.well-known/jwks"] where mismatch.written.hasSuffix(suffix) {
      let written = String(mismatch.written.dropLast(suffix.count))
      trials.append(
        Trial(
          mismatch.policy(written), "the policy names a document of the issuer, not the issuer", remedy: "write \(mismatch.line(written))"))
    }
    if mismatch.text.hasSuffix("/_services/token") {
      let host = String(mismatch.text.dropLast("/_services/token".count))
      trials.append(
        Trial(
          .token(host), "the issuer of a GitHub Enterprise Server ends in `/_services/token`",
          remedy: "write \(mismatch.line(exactOrPattern: mismatch.text))"))
    }
    return trials
  }

  static let otherIssuer = Hypothesis(id: "other-issuer") { mismatch in
    guard mismatch.field == .issuer, let has = Provider(mismatch.text) else { return [] }
    let wants = mismatch.match.isPattern ? nil : Provider(mismatch.written)
    if let wants, wants == has, has != .github { return [] }
    return [
      Trial(
        .known(wants != has), "the token comes from \(has.name)" + (wants.map { ", and the policy trusts \($0.name)" } ?? ""),
        remedy: "if that issuer may have tokens here, \(mismatch.allowing); \(has.caution(mismatch.claims, instead: wants))")
    ]
  }
}

extension Mismatch {
  /// How the tokens of an enterprise come to have an issuer of their own, which the policy wants.
  ///
  /// GitHub, REST API: set the issuer of an enterprise for GitHub Actions.
  fileprivate var enterpriseIssuer: Remedy {
    let name = match.onlyText.map { $0.dropFirst(GitHub.issuer.utf8.count + 1) } ?? ""
    let isSlug = !name.isEmpty && name.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") || Self.isAlphanumeric($0) }
    let slug = isSlug ? name : "{enterprise}"
    let repository = GitHubSubject(claims.subject).map { "`\($0.fullName)`" } ?? "the repository"
    return "if \(repository) belongs to the enterprise\(isSlug ? " `\(name)`" : ""), an owner of the enterprise switches its issuer on: "
      + "`PUT /enterprises/\(slug)/actions/oidc/customization/issuer` with `include_enterprise_slug: true`; "
      + "note: this changes the issuer for all its repositories"
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: false
    }
  }
}
