import Decision
import Issuers
import Pattern
import Token
import TrustPolicy

/// The subjects of GitHub Actions.
extension Hypothesis {
  static let immutableSubject = Hypothesis(id: "immutable-subject") { mismatch in
    guard mismatch.field == .subject, let subject = GitHubSubject(mismatch.text), subject.withoutIDs != mismatch.text else { return [] }
    let own = GitHubSubject(mismatch.written)
    // Ids that are there and are others have a meaning.
    if !mismatch.match.isPattern, let own,
      [own.owner.id ?? subject.owner.id, own.repository.id ?? subject.repository.id] != [subject.owner.id, subject.repository.id]
    {
      return []
    }
    let message = "the repository's subjects hold the ids of owner and repository, and the policy's subject does not"
    return IDs.choices.compactMap { ids in
      guard let text = own?.with(ids, of: subject) else { return nil }
      let check: Remedy = "\(subject.check(ids))"
      return Trial(
        mismatch.policy(text), message, remedy: "write \(mismatch.line(text)), with the \(ids.word)",
        caution: mismatch.optionalOwner(ids, of: subject).map(check.or) ?? check)
    }
      + [
        Trial(
          .token(subject.withoutIDs), message, remedy: "with the ids it is `\(mismatch.text)`; \(mismatch.allowing)",
          caution: "\(subject.check(IDs.choices[0]))")
      ]
  }

  static let missingRepo = Hypothesis(id: "missing-repo") { mismatch in
    guard mismatch.field == .subject, !mismatch.written.hasPrefix("repo:") else { return [] }
    let written = "repo:" + mismatch.written
    return [Trial(mismatch.policy(written), "subjects of GitHub Actions begin with `repo:`", remedy: "write \(mismatch.line(written))")]
  }

  static let escapedColon = Hypothesis(id: "escaped-colon") { mismatch in
    guard mismatch.text.contains("%3A") else { return [] }
    return [
      Trial(
        .token(mismatch.text.replacing("%3A", with: ":")), "GitHub writes a `:` within a name as `%3A`",
        remedy: "write `%3A` in the policy: \(mismatch.line(exactOrPattern: mismatch.text))")
    ]
  }

  static let environmentSubject = Hypothesis(id: "environment-subject") { mismatch in
    guard mismatch.field == .subject, let subject = GitHubSubject(mismatch.text), subject.context.hasPrefix("environment:"),
      let ref = mismatch.text(of: "ref")
    else { return [] }
    let name = subject.context.dropFirst("environment:".count)
    return [
      Trial(
        .token(subject.start + "ref:" + ref),
        "the job runs in the environment `\(name)`, and in the subject that takes the place of the ref `\(ref)`",
        remedy:
          "write \(mismatch.line(exactOrPattern: mismatch.text)) and put the ref under `claim_pattern`: \(PolicyLine(.claim("ref"), exact: ref))"
      )
    ]
  }

  static let pullRequestSubject = Hypothesis(id: "pull-request-subject") { mismatch in
    guard mismatch.field == .subject, let subject = GitHubSubject(mismatch.text), subject.context == "pull_request" else { return [] }
    let branches = ["base_ref", "head_ref"].compactMap { mismatch.text(of: $0) }.filter { !$0.isEmpty }
    return branches.map { branch in
      Trial(
        .token(subject.start + "ref:refs/heads/" + branch),
        "the run is for a pull request, whose subject names no branch, and the policy wants the branch `\(branch)`",
        remedy:
          Remedy("ask for the token on `push` in the workflow").or(mismatch.pullRequests))
    }
  }

  /// A subject of one kind of issuer, where the policy wants that of another.
  static let otherSubject = Hypothesis(id: "other-subject") { mismatch in
    guard mismatch.field == .subject, let has = Provider(subject: mismatch.text), let wants = Provider(subject: mismatch.written),
      has != wants
    else { return [] }
    return [
      Trial(
        .known(true), "the subject is one of \(has.shortName), and the policy wants one of \(wants.shortName)",
        remedy: "if tokens of \(has.shortName) are meant, \(mismatch.allowing)")
    ]
  }

  static let customSubject = Hypothesis(id: "custom-subject") { mismatch in
    guard mismatch.field == .subject, mismatch.claims.issuer.hasPrefix(GitHub.issuer),
      mismatch.written.hasPrefix("repo:"), !mismatch.text.hasPrefix("repo:"), mismatch.text.contains(":")
    else { return [] }
    // What the policy's subject pins must not be lost.
    let pinned = mismatch.match.isPattern ? [:] : GitHubSubject(mismatch.written)?.claims ?? [:]
    let claims = ["repository", "ref"].map { name -> Remedy in
      guard let text = pinned[name] else { return "`\(name)`" }
      let line = PolicyLine(.claim(name), exact: text)
      return line.admits(mismatch.claims) ? "\(line)" : "`\(name)`"
    }
    return [
      Trial(
        .known(true), "the repository or its organization has customised its subjects, which do not begin with `repo:`",
        remedy:
          Remedy("\(mismatch.allowing), and match \(claims[0]) and \(claims[1]) under `claim_pattern`, for such a subject may name neither")
          .or(
            "take the customisation back: `PUT /repos/{owner}/{repo}/actions/oidc/customization/sub` of GitHub's REST API with "
              + "`use_default: true`"))
    ]
  }
}

extension Mismatch {
  /// The policy for pull requests, and who can then have a token.
  var pullRequests: Remedy {
    "for pull requests write \(line(exactOrPattern: text)); note: a pull request from any branch of the repository then gets a token"
  }

  /// The pattern for several repositories of the owner, some of whose subjects have no ids yet; nil where it is for one, or would not do.
  fileprivate func optionalOwner(_ ids: IDs, of subject: GitHubSubject) -> Remedy? {
    guard match.isPattern, ids.ofOwner, !ids.ofRepository, let id = subject.owner.id, var own = GitHubSubject(written), own.owner.id == nil
    else { return nil }
    own.owner.text += "(@\(id))?"
    let line = line(pattern: own.start + own.context)
    guard line.admits(claims) else { return nil }
    return "while some repositories have subjects without ids, write \(line)"
  }
}

/// Which ids a policy's subject is to be given.
private struct IDs {
  let ofOwner, ofRepository: Bool

  /// One alone where a pattern admits the other name as it is.
  static let choices = [
    IDs(ofOwner: true, ofRepository: true), IDs(ofOwner: true, ofRepository: false), IDs(ofOwner: false, ofRepository: true),
  ]

  var word: String { ofOwner && ofRepository ? "ids" : "id of the \(ofOwner ? "owner" : "repository")" }
}

extension GitHubSubject {
  /// That the ids, which a policy is to be given, are those of the repository that is meant.
  fileprivate func check(_ ids: IDs) -> String {
    let both = ids.ofOwner && ids.ofRepository
    let start =
      both ? "; check that these ids are your repository's" : "; check this id"
    guard let owner = owner.id, let repository = repository.id, fullName.utf8.allSatisfy(Self.isPlain) else { return start }
    if both { return "\(start): `gh api repos/\(fullName) --jq '.owner.id, .id'` must print `\(owner)` and `\(repository)`" }
    return ids.ofOwner
      ? "\(start): `gh api users/\(self.owner.text) --jq .id` must print `\(owner)`"
      : "\(start): `gh api repos/\(fullName) --jq .id` must print `\(repository)`"
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "-._/".utf8.contains(byte)
    }
  }

  /// Up to the context: `repo:OWNER/REPO:`, with the ids if it has them.
  var start: String { "repo:" + [owner, repository].map { $0.text + ($0.id.map { "@" + $0 } ?? "") }.joined(separator: "/") + ":" }

  /// The text without the ids that the immutable form puts after owner and repository.
  var withoutIDs: String { "repo:\(fullName):\(context)" }

  /// A policy's text with ids of a token's after the names.
  fileprivate func with(_ ids: IDs, of subject: GitHubSubject) -> String {
    var changed = self
    if ids.ofOwner { changed.owner.id = subject.owner.id }
    if ids.ofRepository { changed.repository.id = subject.repository.id }
    return changed.start + context
  }
}
