import Decision
import Issuers
import Pattern
import TrustPolicy

/// Whom a pattern for GitHub's subjects lets in, as far as that goes beyond one kind of runs: tried with names that nobody takes.
struct Breadth {
  /// Such as "every branch, tag, environment and pull request of the repository"; nil where it is no wider than one kind.
  let words: String?

  fileprivate static let name = "q7-x.y_1"

  /// Of `pattern`, seen from a token with this subject.
  init(_ pattern: String, subject text: String) {
    guard let subject = GitHubSubject(text), let pattern = try? Pattern.anchored(pattern) else {
      words = nil
      return
    }
    func admits(_ start: String) -> [String] {
      [
        ("branch", "ref:refs/heads/" + Self.name), ("tag", "ref:refs/tags/" + Self.name), ("environment", "environment:" + Self.name),
        ("pull request", "pull_request"),
      ]
      .filter { pattern.matches(start + $0.1) }.map(\.0)
    }
    let owner = subject.owner.text
    let places = [
      ("repo:nobody/nothing:", "every repository of everybody"), ("repo:\(owner)/nothing:", "every repository of `\(owner)`"),
      (subject.start, "the repository"),
    ]
    guard let (start, place) = places.first(where: { !admits($0.0).isEmpty }) else {
      words = nil
      return
    }
    let kinds = admits(start)
    let list = kinds.dropLast().joined(separator: ", ") + (kinds.count > 1 ? " and " : "") + (kinds.last ?? "")
    words = start == subject.start && kinds.count == 1 ? nil : "every \(list) of \(place)"
  }
}

extension Mismatch {
  /// Offers a line for runs such as this alone.
  private var narrow: Remedy { "for \(Parts(text, claim: claim)?.runs ?? "this run") alone write \(line(exactOrPattern: text))" }

  /// The line for every environment, where the token names one and `pattern` admits them all.
  private func kindred(_ pattern: String) -> [PolicyLine] {
    guard let subject = GitHubSubject(text), subject.context.hasPrefix("environment:") else { return [] }
    let own = Pattern.quoted(subject.start + "environment:") + ".*"
    guard own != pattern, let wide = try? Pattern.anchored(pattern), wide.matches(subject.start + "environment:" + Breadth.name) else {
      return []
    }
    return [line(pattern: own)]
  }

  /// What to write where the policy's text ends before the token's subject does: all of it, or a pattern for what goes on after a mark.
  var goingOn: Remedy? {
    let own = match.isPattern ? written : Pattern.quoted(written)
    guard field == .subject, let subject = GitHubSubject(text), let pattern = WrittenPattern(own) else { return nil }
    for (mark, other) in [(":", "\(subject.fullName)-x"), ("/", "\(subject.owner.text)-x/\(subject.repository.text)")] {
      let line = line(pattern: pattern.followed(by: mark + ".*"))
      guard line.admits(claims) else { continue }
      guard let words = Breadth(line.written, subject: text).words else { return narrow }
      let isOpen = (try? Pattern.anchored(pattern.followed(by: ".*")))?.matches("repo:\(other):\(subject.context)") ?? false
      let caution = isOpen ? "; keep the `\(mark)`, without it `\(other)` is admitted too" : ""
      return narrow.or("\(line) admits \(words)\(caution)")
    }
    return narrow
  }

  /// Offers a pattern in the place of what the policy has: one for this run alone first, if it is wide.
  ///
  /// - Parameter note: what the pattern means, where that need not be said of whom it admits.
  func writing(pattern: String, note: String = "") -> Remedy {
    guard field == .subject, let words = Breadth(pattern, subject: text).words else { return "write \(line(pattern: pattern))\(note)" }
    return kindred(pattern).reduce(narrow) { $0.or("for all environments write \($1)") }.or(
      "write \(line(pattern: pattern)), which admits \(words)")
  }
}
