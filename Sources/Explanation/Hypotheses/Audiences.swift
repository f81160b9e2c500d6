import Decision
import Source
import TrustPolicy

/// For whom a token is.
extension Hypothesis {
  static let audienceScheme = Hypothesis(id: "audience-scheme") { mismatch in
    guard mismatch.field == .audience else { return [] }
    let bare = mismatch.text.replacing("https://", with: "")
    return [bare, bare.hasSuffix("/") ? String(bare.dropLast()) : bare, "https://" + mismatch.text].filter { $0 != mismatch.text }.map {
      Trial(
        .token($0), "audiences are compared literally, and the policy wants `\($0)`",
        remedy: Remedy("\(AudienceRequest($0, from: mismatch.claims).words)").or(
          "let the policy name this one: \(mismatch.line(exact: mismatch.text))"))
    }
  }

  static let defaultAudience = Hypothesis(id: "default-audience") { mismatch in
    guard mismatch.field == .audience else { return [] }
    let wanted = mismatch.match.isPattern ? mismatch.match.onlyText : mismatch.written
    let request = wanted.map { AudienceRequest($0, from: mismatch.claims).words } ?? "request it with an audience that the policy admits"
    let isUnnamed = mismatch.policy?.audience == nil
    let owner = mismatch.text.hasPrefix("https://github.com/") && !mismatch.text.dropFirst("https://github.com/".count).contains("/")
    return [
      Trial(
        .known(owner), "the token was requested without an audience, so GitHub wrote the owner's page `\(mismatch.text)`",
        remedy: "\(request)"),
      Trial(
        .known(mismatch.text.hasSameBytes(as: mismatch.domain) && !isUnnamed),
        "the token has the service's own audience, and the policy names another",
        remedy: Remedy("\(request)").or("take `audience` out of the policy, which then wants `\(mismatch.domain)`")),
    ]
  }

  static let unnamedAudience = Hypothesis(id: "default-audience") { mismatch in
    guard mismatch.field == .audience, mismatch.policy?.audience == nil else { return [] }
    return [
      Trial(
        .known(true),
        "the policy names no audience, so the token must be for the service's domain `\(mismatch.domain)`, and it is for `\(mismatch.text)`",
        remedy: Remedy("\(AudienceRequest(mismatch.domain, from: mismatch.claims).words)").or(
          "only if such tokens go nowhere else, write \(mismatch.line(exact: mismatch.text)) in the policy"))
    ]
  }
}
