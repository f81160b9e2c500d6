import Decision
import Explanation
import Pattern
import Support
import Testing
import Token
import TrustPolicy

@Suite struct MistakeTests {
  @Test("the cause of each common mistake is found", arguments: Mistake.all.map(\.name))
  func cause(_ name: String) throws {
    let mistake = try #require(Mistake.all.first { $0.name == name })
    let simulation = mistake.simulation
    let policy = try #require(simulation.policy.policy, "\(simulation.policy.problems)")
    let failure = try #require(simulation.decision?.firstFailure)
    let explanation = try #require(Explainer(policy, try simulation.claims.get()).explain(failure))
    #expect(explanation.cause?.id == mistake.cause)
  }

  @Test("each line that a remedy offers lets the token pass that check", arguments: Mistake.all.map(\.name))
  func lines(_ name: String) throws {
    let mistake = try #require(Mistake.all.first { $0.name == name })
    let simulation = mistake.simulation
    let policy = try #require(simulation.policy.policy)
    let explainer = Explainer(policy, try simulation.claims.get())
    for check in simulation.decision?.checks ?? [] where !check.passed {
      let cause = explainer.explain(check)?.cause
      for line in cause?.lines ?? [] {
        #expect(cause?.remedy.contains("`\(line)`") == true)
        var changed = mistake
        changed.policy = mistake.replacing(check.field, by: line)
        let again = changed.simulation
        #expect(again.policy.problems.isEmpty, "\(changed.policy)")
        // The line may be about another claim, which then is matched besides.
        let key = String(line.split(separator: ":")[0])
        let field = Mistake.fields.contains(key.replacing("_pattern", with: "")) ? check.field : .claim(key)
        let checked = try #require(again.decision?.checks.first { $0.field == field }, "\(line)")
        #expect(checked.passed, "\(line)")
        guard cause?.remedy.contains("extend the pattern: `\(line)`") == true, cause?.hole == nil, let text = check.actual else { continue }
        // It admits what it did, the token's text, and nothing else.
        let before = try #require(try check.language)
        let after = try #require(try checked.language)
        #expect(after == (try before.union(Language(exactly: text))), "\(line)")
      }
    }
  }

  @Test("a job that names the environment is admitted once the policy is as the remedy says")
  func environment() throws {
    var mistake = try #require(Mistake.all.first { $0.name == "environment-claim-without-environment" })
    let policy = try #require(mistake.simulation.policy.policy)
    let check = try #require(mistake.simulation.decision?.firstFailure)
    let cause = try #require(Explainer(policy, try mistake.simulation.claims.get()).explain(check)?.cause)
    let subject = "subject: repo:acme/app:environment:prod"
    #expect(cause.remedy.contains("`environment: prod`") && cause.remedy.contains("`\(subject)`"))
    mistake.claims = mistake.claims.replacing(
      "\"sub\":\"repo:acme/app:ref:refs/heads/main\"", with: "\"environment\":\"prod\",\"sub\":\"repo:acme/app:environment:prod\"")
    #expect(!mistake.simulation.isAllowed)
    mistake.policy = mistake.replacing(.subject, by: subject)
    for line in cause.lines { mistake.policy = mistake.replacing(.subject, by: line) }
    #expect(mistake.simulation.isAllowed, "\(mistake.report)")
  }

  @Test(
    "the group that closes a hole admits less, and no longer what is named",
    arguments: ["alternatives-without-a-group", "alternatives-without-a-group-in-a-subject"])
  func hole(_ name: String) throws {
    var mistake = try #require(Mistake.all.first { $0.name == name })
    let policy = try #require(mistake.simulation.policy.policy)
    let check = try #require(mistake.simulation.decision?.firstFailure)
    let hole = try #require(Explainer(policy, try mistake.simulation.claims.get()).explain(check)?.cause?.hole)
    let quoted = hole.split(separator: "`").map(String.init)
    let witness = try #require(quoted.dropLast().last)
    mistake.policy = mistake.replacing(check.field, by: quoted[1])
    let again = try #require(mistake.simulation.decision?.checks.first { $0.field == check.field })
    let (before, after) = (try #require(try check.language), try #require(try again.language))
    #expect(try after.subtracting(before).isEmpty)
    #expect(try !before.intersection(Language(exactly: witness)).isEmpty)
    #expect(try after.intersection(Language(exactly: witness)).isEmpty)
  }

  @Test("every remedy that tells what to write tells it in a line that is held to pass")
  func offers() throws {
    for mistake in Mistake.all {
      let simulation = mistake.simulation
      let policy = try #require(simulation.policy.policy)
      let explainer = Explainer(policy, try simulation.claims.get())
      for check in simulation.decision?.checks ?? [] where !check.passed {
        guard let cause = explainer.explain(check)?.cause else { continue }
        let offered = cause.remedies.filter { $0 != cause.hole }.joined(separator: "; ").split(
          separator: "`", omittingEmptySubsequences: false
        ).enumerated().filter { $0.offset % 2 == 1 }.map {
          String($0.element)
        }
        let keys = Mistake.fields.flatMap { ["\($0): ", "\($0)_pattern: "] }
        for text in offered where keys.contains(where: text.hasPrefix) && !mistake.isOfAnotherRun(text) {
          #expect(cause.lines.contains(text), "\(mistake.name): \(text)")
        }
      }
    }
  }

  @Test("what is said of each common mistake")
  func messages() throws {
    let text = Mistake.all.map { mistake in
      "== \(mistake.name)\n"
        + mistake.policy.split(separator: "\n").filter { !$0.contains("permissions") && !$0.contains("contents") }.map { "| \($0)\n" }
        .joined()
        + "\n" + mistake.failures + "\n"
    }.joined()
    try expectSnapshot("mistakes.txt", text)
  }

  @Test("names of mistakes are not repeated")
  func names() {
    #expect(Set(Mistake.all.map(\.name)).count == Mistake.all.count)
  }
}

extension Check {
  /// What it admits.
  fileprivate var language: Language? {
    get throws {
      guard case .match(.pattern(let pattern, _)) = wanted else { return nil }
      return try Language(matching: pattern)
    }
  }
}

extension Explanation.Cause {
  /// The remedy that is in place whatever was meant.
  fileprivate var hole: String? { remedies.first { $0.hasPrefix("in any case") } }
}

extension Mistake {
  /// A line for the runs that there will be once a workflow has been changed.
  func isOfAnotherRun(_ line: String) -> Bool {
    (["optional-claim", "ill-formed"].contains(cause) || name.hasPrefix("merge-ref")) && line.hasPrefix("subject: ")
  }

  /// The policy with `line` in the place of what it has for `field`, or beside it where the line is about another.
  func replacing(_ field: Check.Field, by line: String) -> String {
    let name = String(line.split(separator: ":")[0]).replacing("_pattern", with: "")
    let isClaim = !Self.fields.contains(name)
    var gone = ["\(name):", "\(name)_pattern:"]
    if case .claim(let old) = field { gone.append("  \(old):") }
    if isClaim { gone = gone.map { "  " + $0 } + gone.filter { $0.hasPrefix(" ") } }
    var lines: [String] = []
    var isGone = false
    for old in policy.split(separator: "\n").map(String.init) {
      // The lines of a block go with its key.
      isGone = gone.contains(where: old.hasPrefix) || (isGone && old.hasPrefix(" ") && !isClaim)
      if !isGone { lines.append(old) }
    }
    if !isClaim { return ([line] + lines).joined(separator: "\n") + "\n" }
    if let claims = lines.firstIndex(of: "claim_pattern:") {
      lines.insert("  " + line, at: claims + 1)
    } else {
      lines += ["claim_pattern:", "  " + line]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  static let fields = ["issuer", "subject", "audience"]

  /// The report without what passed.
  var failures: String {
    var isShown = false
    return report.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      if line.hasPrefix("  FAIL") || line.hasPrefix("  note") { isShown = true }
      if line.hasPrefix("  pass") { isShown = false }
      if line.hasPrefix("denied") || line.hasPrefix("allowed") { isShown = true }
      return isShown && !line.isEmpty && !line.hasPrefix("The service answers")
    }.joined(separator: "\n") + "\n"
  }
}
