import Foundation
import Issuers
import JSON
import Lint
import PolicyTest
import Source
import Support
import Testing
import TrustPolicy

/// `Examples/repository`: its cases cover its policies, and notice any change of one.
@Suite struct ExampleRepositoryTests {
  static let identities = ["ci", "mirror", "release"]
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Examples/repository/.github/chainguard")

  private static func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  private static func policy(_ identity: String, _ text: String) -> PolicyFile {
    PolicyFile(SourceText(name: identity, text: text), kind: .repository)
  }

  private static func outcomes(_ identity: String, _ policy: PolicyFile) throws -> [Outcome] {
    let file = CaseFile(SourceText(name: identity, text: try text("tests/\(identity).yaml")))
    #expect(file.findings.isEmpty)
    return try file.cases.map { Outcome($0, policy, claims: try #require(try Outcome.claims($0.evidence))) }
  }

  @Test("every case passes, and nothing of a policy is left unasked", arguments: identities)
  func covered(_ identity: String) throws {
    let policy = Self.policy(identity, try Self.text("\(identity).sts.yaml"))
    let outcomes = try Self.outcomes(identity, policy)
    for outcome in outcomes { #expect(outcome.verdict == .passed, "\(outcome.testCase.name)") }
    let coverage = Coverage([policy], outcomes)
    #expect(coverage.gaps.isEmpty && coverage.percent == 100)
  }

  @Test("lint has nothing to say of the policies at warning or above", arguments: identities)
  func clean(_ identity: String) throws {
    let path = ".github/chainguard/\(identity).sts.yaml"
    let candidate = Candidate(path: path, absolutePath: "/app/\(path)", isOrganization: false)
    let result = Linter().lint(candidate, bytes: Array(try Self.text("\(identity).sts.yaml").utf8))
    #expect(result.findings.filter { $0.severity >= .warning }.map(\.message) == [])
  }

  @Test("a policy that is changed in one place makes a case fail", arguments: identities)
  func mutations(_ identity: String) throws {
    let text = try Self.text("\(identity).sts.yaml")
    let mutants = Mutants(text).all
    #expect(mutants.count > 15)
    var survivors: [String] = []
    for mutant in mutants {
      let policy = Self.policy(identity, mutant.text)
      #expect(policy.policy != nil, "the mutant is no policy: \(mutant.name)")
      if try Self.outcomes(identity, policy).allSatisfy({ $0.verdict == .passed }) { survivors.append(mutant.name) }
    }
    #expect(survivors == [])
  }

  @Test("each policy that has no case, or none of a kind, is told")
  func gaps() throws {
    let policy = Self.policy("ci", try Self.text("ci.sts.yaml"))
    #expect(Coverage([policy], []).gaps.map(\.kind) == [.untested])
    #expect(Coverage([policy], []).percent == 0)
    let admitted = try Self.outcomes("ci", policy).filter(\.testCase.isAllowed).prefix(1)
    let kinds = Coverage([policy], Array(admitted)).gaps.map(\.kind)
    #expect(kinds.contains(.unguarded))
    #expect(kinds.contains(.alternative("pull_request", field: "subject")))
    #expect(!kinds.contains(.alternative("ref:refs/heads/main", field: "subject")))
  }

  @Test("the first file that is written passes, and holds a near miss of every field", arguments: identities)
  func firstCases(_ identity: String) throws {
    let policy = Self.policy(identity, try Self.text("\(identity).sts.yaml"))
    let text = try #require(FirstCases(policy, identity: identity, scope: "acme/app").text)
    let file = CaseFile(SourceText(name: "first", text: text))
    #expect(file.findings.isEmpty)
    let outcomes = try file.cases.map { Outcome($0, policy, claims: try #require(try Outcome.claims($0.evidence))) }
    #expect(outcomes.allSatisfy { $0.verdict == .passed })
    #expect(outcomes.count { $0.testCase.isAllowed } == 1)
    let unguarded = Coverage([policy], outcomes).gaps.filter { if case .uncheckedField = $0.kind { true } else { $0.kind == .unguarded } }
    #expect(unguarded.isEmpty)
  }
}

/// A policy with one change at a time: a check dropped or loosened, a level swapped, a pattern widened or narrowed.
private struct Mutants {
  var all: [(name: String, text: String)] = []

  init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var section = ""
    for (i, line) in lines.enumerated() {
      if !line.hasPrefix(" ") { section = String(line.prefix { $0 != ":" }) }
      guard !line.hasPrefix("#"), let colon = line.firstIndex(of: ":"), line[colon...].count > 1 else { continue }
      let key = String(line[..<colon].drop { $0 == " " })
      let raw = line[line.index(after: colon)...].drop { $0 == " " }
      let value = raw.hasPrefix("'") || raw.hasPrefix("\"") ? String(raw.dropFirst().dropLast()) : String(raw)
      let indent = String(line.prefix { $0 == " " })
      func put(_ what: String, _ replacement: String?) {
        var changed = lines
        if let replacement { changed[i] = replacement } else { changed.remove(at: i) }
        all.append(("\(key): \(what)", changed.joined(separator: "\n")))
      }
      if section == "permissions" {
        put("swapped", "\(indent)\(key): \(value == "read" ? "write" : "read")")
        put("another beside it", "\(line)\n\(indent)issues: write")
        put("dropped", nil)
        continue
      }
      let name = section == "claim_pattern" ? key : key.hasSuffix("_pattern") ? key : key + "_pattern"
      let pattern = key == "issuer" || key == "subject" ? value.replacing(".", with: "\\.") : value
      func loosen(_ what: String, _ text: String) { put(what, "\(indent)\(name): '\(text)'") }
      if section == "claim_pattern" { put("dropped", nil) }
      loosen("anything", ".*")
      loosen("more after it", pattern + ".*")
      // Before an issuer nothing can stand: the service refuses what is no URL.
      if key != "issuer" { loosen("more before it", ".*" + pattern) }
      for (what, with) in [("\\.", "."), ("[0-9]+", ".*"), (")?", ")")] where key != "issuer" {
        for range in pattern.ranges(of: what) { loosen("\(what) is \(with)", pattern.replacingCharacters(in: range, with: with)) }
      }
      for range in pattern.ranges(of: "|") {
        let before = pattern[..<range.lowerBound].lastIndex(of: "(") ?? pattern.startIndex
        loosen("without the alternative before |", String(pattern[...before]) + pattern[range.upperBound...])
        let after = pattern[range.upperBound...].lastIndex(of: ")") ?? pattern.endIndex
        loosen("without the alternative after |", String(pattern[..<range.lowerBound]) + pattern[after...])
      }
    }
  }
}
