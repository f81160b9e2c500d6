import Decision
import Issuers
import Pattern
import Token
import TrustPolicy

/// The subjects of GitHub Actions.
extension Hypothesis {
  static let immutableSubject = Hypothesis(id: "immutable-subject") { mismatch in
    guard mismatch.field == .subject, let subject = GitHubSubject(mismatch.text), subject.withoutIDs != mismatch.text else { return [] }
    let message = "the repository's subjects hold the ids of owner and repository, and the policy's subject does not"
    let changes = GitHubSubject(mismatch.written)?.withIDs(of: subject) ?? []
    return changes.map { Trial(mismatch.policy($0), message, remedy: "write \(mismatch.line($0)), with the ids") }
      + [Trial(.token(subject.withoutIDs), message, remedy: "with the ids it is `\(mismatch.text)`; \(mismatch.allowing)")]
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
          "ask for the token on `push`; a policy for pull requests writes \(mismatch.line(exactOrPattern: mismatch.text)), which every "
          + "branch of the repository can produce")
    }
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
          "\(mismatch.allowing), and match \(claims[0]) and \(claims[1]) under `claim_pattern`, for such a subject may name neither; or take the "
          + "customisation back (`include_claim_keys` of the OIDC settings)")
    ]
  }
}

extension GitHubSubject {
  /// Up to the context: `repo:OWNER/REPO:`, with the ids if it has them.
  var start: String { "repo:" + [owner, repository].map { $0.text + ($0.id.map { "@" + $0 } ?? "") }.joined(separator: "/") + ":" }

  /// The text without the ids that the immutable form puts after owner and repository.
  var withoutIDs: String { "repo:\(fullName):\(context)" }

  /// A policy's text with the ids of a token's after the names, or after one of them where a pattern admits the other as it is.
  fileprivate func withIDs(of subject: GitHubSubject) -> [String] {
    [(true, true), (true, false), (false, true)].map { hasOwner, hasRepository in
      var changed = self
      if hasOwner { changed.owner.id = subject.owner.id }
      if hasRepository { changed.repository.id = subject.repository.id }
      return changed.start + context
    }
  }
}
