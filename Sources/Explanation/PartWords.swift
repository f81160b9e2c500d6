/// What a run is for, in words.
extension Parts {
  /// Such as "on the branch `main`".
  var words: String {
    if let noun { return "\(noun.preposition) the \(noun.name) `\(self[.name])`" }
    switch self[.place] {
    case "ref:refs/pull/", "refs/pull/": return "on the merge of a pull request, `refs/pull/\(self[.name])`"
    case "pull_request": return "for a pull request"
    default: return self[.name].isEmpty ? "nowhere" : "on `\(self[.name])`"
    }
  }

  /// Such as "on a branch that matches `release-.*`".
  func words(form: String) -> String {
    guard let noun else { return "whose place matches `\(form)`" }
    return "\(noun.preposition) \(noun.article) \(noun.name) that matches `\(form)`"
  }

  /// Such as "the branch `main`"; nil for what has no name.
  var named: String? { noun.map { "the \($0.name) `\(self[.name])`" } }

  /// Such as "runs on the branch `main`"; nil where it is not known what a run is for.
  var runs: String? {
    guard !self[.place].isEmpty else { return nil }
    return self[.place] == "pull_request" ? "pull requests" : "runs " + words
  }

  private var noun: (name: String, article: String, preposition: String)? {
    switch self[.place] {
    case "ref:refs/heads/", "refs/heads/": ("branch", "a", "on")
    case "ref:refs/tags/", "refs/tags/": ("tag", "a", "on")
    case "environment:": ("environment", "an", "in")
    default: nil
    }
  }
}
