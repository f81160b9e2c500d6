import Issuers
import Pattern
import TrustPolicy

extension Comparison.Part {
  /// What can stand there in a token that the service looks at, and some more.
  var form: Language {
    switch self {
    case .issuer: .wellFormedIssuer
    case .subject: .wellFormedSubject
    case .audience: .wellFormedAudience
    case .claim: .all
    }
  }

  /// A text of `language` that can stand there, as readable as can be.
  func witness(_ language: Language) -> String? {
    switch self {
    case .issuer: (try? language.intersection(form))?.witness(preferring: Readable.issuer)
    case .subject: (try? language.intersection(form))?.witness(preferring: GitHubLanguage.subject, Readable.subject)
    case .audience: (try? language.intersection(form))?.witness(preferring: Readable.subject)
    case .claim: language.witness(preferring: Readable.text)
    }
  }
}
