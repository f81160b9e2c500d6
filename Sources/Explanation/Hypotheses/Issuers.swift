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
          remedy: Remedy("write \(mismatch.line(exact: GitHub.issuer))").or("let the enterprise switch its own issuer on")))
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
