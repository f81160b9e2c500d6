import Issuers
import Pattern
import TrustPolicy

/// What the subjects that a pattern lets in tell of other claims of the same token of GitHub.
struct ImpliedClaims {
  /// The subjects that the service does not refuse.
  private let subjects: Language
  private let budget: Language.Budget

  init(_ subjects: Language, _ budget: Language.Budget) throws(Language.TooComplex) {
    self.subjects = try subjects.intersection(.wellFormedSubject, within: budget)
    self.budget = budget
  }

  /// The texts that the claim `name` can have; nil where the subject does not tell.
  func values(of name: String) throws(Language.TooComplex) -> Language? {
    switch name {
    case "ref":
      guard try subjects.isSubset(of: Self.refSubject, within: budget) else { return nil }
      // A colon ends the ref: what comes after it are the further keys of a customised subject.
      return try subjects.remainder(after: Self.beforeRef, within: budget).beginning(before: Self.afterRef, within: budget)
        .intersection(Self.ref, within: budget)
    case "repository": return try names(before: Self.afterRepository, of: Self.repository)
    case "repository_owner": return try names(before: Self.afterOwner, of: Self.owner)
    default: return nil
    }
  }

  /// A subject, to show.
  var example: String? { subjects.witness(preferring: GitHubLanguage.classicSubject, within: budget) }

  /// What stands after `repo:` and before `rest`.
  private func names(before rest: Language, of form: Language) throws(Language.TooComplex) -> Language? {
    guard try subjects.isSubset(of: Self.namedSubject, within: budget) else { return nil }
    return try subjects.beginning(before: rest, within: budget).remainder(after: Self.beforeNames, within: budget)
      .intersection(form, within: budget)
  }

  private static let refSubject = Language.form("repo:[^:]+:ref:[^:].*")
  private static let beforeRef = Language.form("repo:[^:]+:ref:")
  private static let ref = Language.form("[^:]+")
  private static let afterRef = Language.form("(:.*)?")
  /// Without ids, so that the names are those of the claims.
  private static let namedSubject = Language.form("repo:[^:@/]+/[^:@/]+:.+")
  private static let beforeNames = Language.form("repo:")
  private static let repository = Language.form("[^:@/]+/[^:@/]+")
  private static let afterRepository = Language.form(":.+")
  private static let owner = Language.form("[^:@/]+")
  private static let afterOwner = Language.form("/[^:@/]+:.+")
}
