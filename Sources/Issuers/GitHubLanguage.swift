import Pattern

/// What GitHub Actions writes into the claims of a token, as languages. Each has every text that GitHub can write and, for the sake of that,
/// some that it cannot: lengths are left out, and names that GitHub keeps for itself.
///
/// GitHub, OpenID Connect reference; git check-ref-format.
public enum GitHubLanguage {
  /// A user or an organization.
  static let owner = "[A-Za-z0-9_-]+"
  /// A repository of any owner.
  static let repository = "\(owner)/[A-Za-z0-9._-]+"
  /// A repository with the numbers that do not change with its name.
  static let immutableRepository = "\(owner)@[0-9]+/[A-Za-z0-9._-]+@[0-9]+"
  /// The name of a branch or a tag; `badRef` takes away what git refuses besides.
  static let refName = "\(component)(?:/\(component))*"
  private static let component = "[^\\x00-\\x20\\x7F~^:?*\\[\\\\/]+"
  /// A branch, a tag, or what a pull request would be once merged.
  static let ref = "refs/(?:(?:heads|tags)/\(refName)|pull/[0-9]+/(?:merge|head))"
  /// What no name of a ref has in it; a colon may come after it in a subject.
  static let badRef = "(?:\\.\\.|@\\{|/\\.|\\.lock(?:[/:]|$)|\\.(?::|$))"
  /// What says in a subject where a run comes from.
  private static let context = "(?:environment:[^:]+|pull_request|ref:\(ref))"
  private static let badRefInSubject = "(?:^|:)ref:[^:]*\(badRef)"

  private static let classicForm = "repo:\(repository):\(context)"
  private static let immutableForm = "repo:\(immutableRepository):\(context)"

  /// Subjects as `repo:OWNER/REPO:…`.
  public static let classicSubject = Language.form(classicForm, except: badRefInSubject)

  /// Subjects as `repo:OWNER@ID/REPO@ID:…`, the default for repositories that are newer than July 2026.
  public static let immutableSubject = Language.form(immutableForm, except: badRefInSubject)

  /// Whether ``classicSubject`` has `text` and ``immutableSubject`` has not. Makes neither, which takes longer than all else that lint does to a
  /// small file.
  public static func isOnlyClassic(_ text: String) -> Bool {
    if GitHubSubject(text)?.isPlain == true { return true }
    guard let classic = classicPattern, let bad = badPattern, classic.matches(text), !bad.matches(text) else { return false }
    return !text.contains("@") || immutablePattern?.matches(text) == false
  }

  private static let classicPattern = try? Pattern.full(classicForm)
  private static let immutablePattern = try? Pattern.full(immutableForm)
  private static let badPattern = try? Pattern(badRefInSubject)

  /// Subjects of repositories that have not changed their form.
  public static let subject = Language.joined([classicSubject, immutableSubject])

  /// Subjects of runs in a deployment environment.
  public static let environmentSubject = Language.form("repo:(?:\(repository)|\(immutableRepository)):environment:[^:]+")

  /// Subjects of runs for pull requests.
  public static let pullRequestSubject = Language.form("repo:(?:\(repository)|\(immutableRepository)):pull_request")

  /// Subjects of runs on branches.
  public static let branchSubject = Language.form(
    "repo:(?:\(repository)|\(immutableRepository)):ref:refs/heads/\(refName)", except: badRefInSubject)

  /// Subjects of runs on tags.
  public static let tagSubject = Language.form(
    "repo:(?:\(repository)|\(immutableRepository)):ref:refs/tags/\(refName)", except: badRefInSubject)

  /// Subjects of every form, those among them that `include_claim_keys` makes: `KEY:VALUE:KEY:VALUE…`.
  public static let anySubject: Language = {
    let keys = GitHubClaims.names.filter { !["ref", "environment", "repository_owner", "sub"].contains($0) }.joined(separator: "|")
    let part =
      "(?:repo:(?:\(repository)|\(immutableRepository))|\(context)|repository_owner:\(owner)(?:@[0-9]+)?|(?:\(keys)|repo_property_[^:]+):[^:]*)"
    return Language.form("\(part)(?::\(part))*", except: badRefInSubject)
  }()
}
