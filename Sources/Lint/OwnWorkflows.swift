import Issuers
import Pattern
import TrustPolicy

/// The workflows of one repository as the claims `workflow_ref` and `job_workflow_ref` name them: `OWNER/NAME/.github/workflows/FILE@REF`.
struct OwnWorkflows {
  /// The name, in any case: a remote's address need not have that of the claim.
  private let repository: String
  /// All of them; a dot in the repository's name may be any character, as in many a pattern it is.
  private let own: Language

  init(_ repository: String) {
    self.repository = "(?i:\(Pattern.quoted(repository)))"
    own = Language.form("(?i:\(Pattern.quoted(repository).replacing("\\.", with: ".")))/.*")
  }

  /// Those whose file and ref are of these forms.
  func form(file: String, ref: String) -> Language { .form(prefix(file) + ref) }

  private func prefix(_ file: String) -> String { "\(repository)/\\.github/workflows/\(file)@" }

  /// Whether of all workflows only some of this repository are let in. A pattern that workflows of others match too is about those.
  func areMeant(by language: Language, _ budget: Language.Budget) throws(Language.TooComplex) -> Bool {
    let workflows = try language.intersection(Self.all, within: budget)
    if workflows.isEmpty { return false }
    return try workflows.isSubset(of: own, within: budget)
  }

  /// The names of the files that are let in at some ref.
  func files(_ language: Language, _ budget: Language.Budget) throws(Language.TooComplex) -> Language {
    try language.remainder(after: .form("\(repository)/\\.github/workflows/"), within: budget).beginning(before: Self.atRef, within: budget)
  }

  /// The refs at which workflows are let in; at which `file` is, where one is named.
  func refs(_ language: Language, of file: String? = nil, _ budget: Language.Budget) throws(Language.TooComplex) -> Language {
    try language.remainder(after: .form(prefix(file.map(Pattern.quoted) ?? "[^/@]+")), within: budget)
      .intersection(Self.ref, within: budget)
  }

  /// Workflows of all repositories.
  private static let all = Language.form("[^/]+/[^/]+/\\.github/workflows/[^/@]+@.*")
  private static let atRef = Language.form("@(?:refs/[^\\x00-\\x20]+|[0-9a-f]{40})")
  /// What `.*@refs/heads/main` lets in besides is meant by nobody.
  private static let ref = Language.form("refs/[^\\x00-\\x20]+|[0-9a-f]{40}", except: "@refs/")
}
