import Support

/// What is wrong with a run, by its row.
struct FaultVerdict {
  let problems: [String]

  /// Commands that the action has reason to write.
  private static let commands: Set<String> = ["add-mask", "debug", "error", "warning", "notice", "group", "endgroup"]

  init(_ run: FaultRun, of row: FaultCase) {
    var problems: [String] = []
    func expect(_ holds: Bool, _ words: @autoclosure () -> String) {
      if !holds { problems.append(words()) }
    }
    expect(run.mainStatus == row.status, "exit status \(run.mainStatus), not \(row.status)")
    expect(run.postStatus == row.postStatus, "exit status \(run.postStatus) of the post stage, not \(row.postStatus)")
    for (asked, count) in row.attempts {
      let seen = run.attempts(asked)
      expect(seen == count, "\(seen) attempts for the \(asked.rawValue), not \(count)")
    }
    for (stage, seconds) in [("main", run.mainSeconds), ("post", run.postSeconds)] {
      expect(seconds <= row.within, "the \(stage) stage took \(seconds) s, not at most \(row.within) s")
    }
    expect(run.mainSeconds >= row.atLeast, "the main stage took \(run.mainSeconds) s, not at least \(row.atLeast) s")
    for phrase in row.says { expect(run.visible.contains(phrase), "nothing says `\(phrase)`") }
    for phrase in row.hides { expect(!run.visible.contains(phrase), "something says `\(phrase)`") }
    for phrase in row.summaryHides { expect(!run.summary.contains(phrase), "the summary says `\(phrase)`") }
    problems += Self.secrets(run) + Self.foreignCommands(run)
    if let isRevoked = row.isRevoked {
      let seen = run.sandbox.out.contains(/revoke: token with SHA-256 [0-9a-f]{64} · 204/)
      expect(seen == isRevoked, "the token was \(seen ? "" : "not ")revoked")
    } else {
      expect(!run.sandbox.out.contains("\ntoken=***\n"), "there is a token")
    }
    self.problems = problems
  }

  private static func secrets(_ run: FaultRun) -> [String] {
    var found: [String] = []
    if !run.requestToken.isEmpty, run.visible.contains(run.requestToken) { found.append("the request token is to be seen") }
    if run.visible.contains(/gh[a-z]_[A-Za-z0-9]{8}/) { found.append("a GitHub token is to be seen") }
    // Not in the middle of a word: a hash in base64 may hold these letters too.
    if run.visible.contains(/(^|[^A-Za-z0-9+\/_-])eyJ[A-Za-z0-9_-]{12}/) { found.append("an identity token is to be seen") }
    return found
  }

  /// Lines that a runner acts upon and the action did not mean.
  private static func foreignCommands(_ run: FaultRun) -> [String] {
    (run.main + run.post).split { $0.isNewline }.compactMap { line in
      if line.contains("##[") { return "a runner acts on `\(line)`" }
      guard line.drop(while: \.isWhitespace).hasPrefix("::") else { return nil }
      let name = line.drop { $0.isWhitespace || $0 == ":" }.prefix { $0.isLetter || $0 == "-" }
      return commands.contains(String(name)) ? nil : "a runner acts on `\(line)`"
    }
  }
}
