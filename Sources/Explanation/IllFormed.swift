import Decision
import Issuers
import Pattern
import Token
import TrustPolicy

/// A text of a token that the service takes from nobody.
struct IllFormed {
  let field: Check.Field
  let text: String
  let claims: Claims
  /// That the token should have; nil where that is not one alone.
  let audience: String?

  var cause: Explanation.Cause? {
    switch field {
    case .issuerForm: issuer
    case .subjectForm:
      plain(
        "subject", WellFormed.subject,
        change: renaming ?? foreign
          ?? "no policy can admit such a token: use that of another issuer, or one whose names have no such characters")
    case .audienceForm: plain("audience", WellFormed.audience, change: "request the token with another audience")
    case .issuer, .subject, .audience, .claim: nil
    }
  }

  /// What to say of the issuer of a subject that no renaming makes one that the service takes; nil where it takes it, or one does.
  var hopeless: Explanation.Cause? {
    guard !WellFormed.subject(text), renaming == nil, !text.isEmpty else { return nil }
    let who = Provider(claims.issuer).map { "tokens of \($0.shortName)" } ?? "such a token"
    return Explanation.Cause(
      "ill-formed", "another issuer here would not help: the service cannot take \(who)", remedy: "see `token.subject` above")
  }

  /// That no token of the issuer can be used, where all its subjects are refused.
  private var foreign: String? {
    guard Provider(claims.issuer) == .bitbucket else { return nil }
    return
      "tokens of Bitbucket Pipelines cannot be used with this service, for their subjects always hold `{`: use a token of another issuer"
  }

  private func plain(_ what: String, _ isFine: (String) -> Bool, change: String) -> Explanation.Cause {
    if let length { return length }
    // The characters by which alone it is refused.
    let refused = text.unicodeScalars.filter { !isFine(String(Character($0))) }
    guard let first = refused.first else { return unknown }
    let name = first == " " ? "a space" : "`\(String(Character(first)))`"
    return Explanation.Cause("ill-formed", "the service takes no \(what) with \(name) in it", remedy: "\(change)")
  }

  /// Which name of GitHub's to change, where the subject holds one that is refused.
  private var renaming: String? {
    guard let parts = Parts(text, claim: "sub"), let named = parts.named else { return nil }
    let name = parts[.name]
    let refused = name.unicodeScalars.filter { !WellFormed.subject(String(Character($0))) }
    guard let first = refused.first else { return nil }
    let without = "one without \(first == " " ? "a space" : "such characters")"
    let example = Self.example(name)
    if parts[.place] == "environment:", let subject = GitHubSubject(text) { return Self.newEnvironment(example, subject.start, without) }
    return "rename \(named) to \(without)" + (example.map { " (such as `\($0)`)" } ?? "")
  }

  /// GitHub renames no environment.
  private static func newEnvironment(_ name: String?, _ start: String, _ without: String) -> String {
    let rules = "in the settings with the same protection rules, secrets and variables"
    guard let name else {
      return "create an environment \(rules), with a name \(without.dropFirst("one ".count)), and set it on the job and in the policy"
    }
    let subject = PolicyLine(.subject, exact: start + "environment:" + name).text
    return "create an environment `\(name)` \(rules), then set `environment: \(name)` on the job and write `\(subject)`"
  }

  /// The name with what is refused left out.
  private static func example(_ name: String) -> String? {
    let words = name.lowercased().unicodeScalars.split { !WellFormed.subject(String(Character($0))) || $0 == "-" }
    let example = words.map { String($0) }.joined(separator: "-")
    return WellFormed.subject(example) ? example : nil
  }

  private var issuer: Explanation.Cause {
    if let length { return length }
    if text == "accounts.google.com" {
      return Explanation.Cause(
        "schemeless-google", "the issuer has no `https://`, as in tokens of old libraries of Google's, and no policy can admit it",
        remedy:
          "ask for the token in a way that gives `https://accounts.google.com`, such as \(AudienceRequest.google(audience ?? "…")) as a service account"
      )
    }
    if WellFormed.issuer("https://" + text) {
      return Explanation.Cause("ill-formed", "the issuer has no `https://`", remedy: "let the issuer write its URL in full")
    }
    if text.hasPrefix("http://"), WellFormed.issuer("https://" + text.dropFirst("http://".count)) {
      return Explanation.Cause("ill-formed", "the issuer is an `http` URL of another machine", remedy: "serve the issuer by `https`")
    }
    return unknown
  }

  private var length: Explanation.Cause? {
    let count = text.unicodeScalars.count
    if count == 0 {
      return Explanation.Cause(
        "ill-formed", "it is empty or missing", remedy: "give a token that has it: `iss`, `sub` and `aud` are needed")
    }
    guard count > WellFormed.lengthLimit else { return nil }
    return Explanation.Cause(
      "ill-formed", "it has \(count) characters, and the service takes \(WellFormed.lengthLimit)", remedy: "use shorter names")
  }

  private var unknown: Explanation.Cause {
    Explanation.Cause(
      "ill-formed", "the service takes only a plain `https` URL for an issuer, and plain visible characters elsewhere",
      remedy: "use a token of another issuer, or names without special characters")
  }
}
