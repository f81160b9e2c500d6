import Decision
import Foundation
import JSON
import Pattern
import Source
import Support
import Testing
import Token
import TrustPolicy

@testable import Lint

/// After `--fix` a policy decides as before, unless a finding says that the meaning changes. `POLICIES=FOLDER` tries the files of a folder too,
/// with 10,000 tokens each.
@Suite struct FixedDecisionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var kind: FileKind
    var bytes: [UInt8]
    var tokens: Int
    var testDescription: String { name }
  }

  static let cases: [Case] =
    RuleTests.badCases.filter { $0.example.kind != .allowlist }.map {
      Case(name: "\($0.rule.id): \($0.example.text)", kind: $0.example.kind, bytes: Array($0.example.source.utf8), tokens: 60)
    }
    + (0..<40).map { number in
      let policy = OrdinaryPolicies.policy(number)
      return Case(name: policy.name, kind: .policy, bytes: Array(policy.text.utf8), tokens: 200)
    } + given

  private static var given: [Case] {
    guard let folder = ProcessInfo.processInfo.environment["POLICIES"] else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".sts.yaml") }.sorted().compactMap { name in
      guard let bytes = try? Data(contentsOf: URL(filePath: folder).appending(path: name)) else { return nil }
      let candidate = Candidate(path: name, absolutePath: "/w/" + name, isOrganization: false)
      return Case(name: name, kind: Linter().kind(candidate, bytes: Array(bytes)), bytes: Array(bytes), tokens: 10_000)
    }
  }

  @Test("a policy that is fixed decides as before, unless its meaning is said to change", arguments: cases)
  func sameDecisions(_ test: Case) throws {
    let path = "/w/app/.github/chainguard/x.sts.yaml"
    let candidate = Candidate(path: path, absolutePath: path, isOrganization: test.kind == .organizationPolicy)
    let fixer = Fixer(Linter())
    let fixed = fixer.fix(candidate, bytes: test.bytes)
    #expect(fixer.fix(candidate, bytes: fixed.bytes).count == 0)
    // Only of what leaves the meaning alone is anything promised.
    let safe = Fixer(Linter(rules: Self.meaningKeepingRules)).fix(candidate, bytes: test.bytes)
    guard safe.count > 0, let kind = test.kind.policyKind,
      let before = PolicyFile(SourceText(name: "x", bytes: test.bytes), kind: kind).policy
    else { return }
    let after = try #require(PolicyFile(SourceText(name: "x", bytes: safe.bytes), kind: kind).policy)
    #expect(before.permissions == after.permissions && before.repositories == after.repositories)
    var tokens = Tokens(before)
    var allowed = 0
    for _ in 0..<test.tokens {
      let claims = try tokens.next()
      let (one, other) = (Evaluator().decide(before, claims), Evaluator().decide(after, claims))
      #expect(one.isAllowed == other.isAllowed)
      #expect(one.checks.map(\.passed) == other.checks.map(\.passed))
      if one.isAllowed { allowed += 1 }
    }
    // Both verdicts are tried, where the policy lets anybody in.
    if tokens.canPass { #expect(allowed > 0 && allowed < test.tokens) }
  }

  /// Rules all of whose fixes leave the meaning alone, by their own examples.
  static let meaningKeepingRules = Rule.all.filter { rule in
    let fixes = rule.bad.flatMap { RuleTests.lint($0).findings }.filter { $0.rule == rule.id }.compactMap(\.fix)
    return !fixes.isEmpty && fixes.allSatisfy { !$0.changesMeaning }
  }

  @Test("the rules whose fixes are promised to keep the meaning are these")
  func rules() {
    #expect(Self.meaningKeepingRules.map(\.id) == ["folded-key", "literal-pattern", "redundant-anchor"])
  }
}

/// Tokens that a policy lets in, and near misses of them.
private struct Tokens {
  private let fields: [(name: String, texts: [String])]
  let canPass: Bool
  private var state: UInt64 = 7

  init(_ policy: TrustPolicy) {
    var fields = [("iss", Self.texts(policy.issuer.value)), ("sub", Self.texts(policy.subject.value))]
    fields.append(("aud", policy.audience.map { Self.texts($0.value) } ?? [Evaluator.hostedDomain]))
    for claim in policy.claims where !["iss", "sub", "aud", "exp", "iat", "nbf"].contains(claim.value.claim) {
      fields.append((claim.value.claim, Self.texts(claim.value.match)))
    }
    self.fields = fields.map { (name: $0.0, texts: $0.1) }
    let first = fields.map { ($0.0, $0.1.first ?? "") }
    canPass = (try? Self.claims(first)).map { Evaluator().decide(policy, $0).isAllowed } ?? false
  }

  private static func texts(_ match: StringMatch) -> [String] {
    switch match {
    case .exact(let text): [text]
    case .pattern(let pattern, let written): ((try? Language(matching: pattern))?.samples(count: 40, seed: 3) ?? []) + [written]
    }
  }

  private mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  /// Every other token may pass; of the rest one text is changed by a character, or left out.
  mutating func next() throws -> Claims {
    var members = fields.map { field in (field.name, field.texts.isEmpty ? "" : field.texts[below(below(2) == 0 ? 1 : field.texts.count)]) }
    if below(2) == 0 {
      let at = below(members.count)
      var scalars = Array(members[at].1.unicodeScalars)
      switch below(4) {
      case 0 where !scalars.isEmpty: scalars.removeLast()
      case 1 where !scalars.isEmpty: scalars[below(scalars.count)] = "~"
      case 2: scalars.insert("x", at: below(scalars.count + 1))
      default: scalars.append("$")
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars)
      members[at].1 = String(text)
    }
    return try Self.claims(members)
  }

  private static func claims(_ members: [(String, String)]) throws -> Claims {
    let object = JSONValue.object(members.map { JSONValue.Member($0.0, .string($0.1)) })
    return try Claims(payload: Array(object.text().utf8))
  }
}
