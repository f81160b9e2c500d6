import Decision
import Pattern
import Source
import TrustPolicy

/// What of the policies the cases ask.
public struct Coverage: Sendable {
  /// Something that a policy does and no case asks.
  public struct Gap: Sendable, Hashable {
    /// What is not asked.
    public enum Kind: Sendable, Hashable {
      /// No case at all.
      case untested
      /// No case that is admitted.
      case neverAllowed
      /// No case that is refused.
      case unguarded
      /// A check that no refused case fails.
      case uncheckedField(String)
      /// An alternative of the pattern of a field that no admitted case takes.
      case alternative(String, field: String)
    }

    public let policy: String
    public let kind: Kind
  }

  public private(set) var gaps: [Gap] = []
  /// How many things there are to ask.
  public private(set) var total = 0

  /// How many of them are asked, in whole percent; 100 when there is nothing to ask.
  public var percent: Int { total == 0 ? 100 : (total - gaps.count) * 100 / total }

  /// Looks what of `policies` the cases ask; policies that the service refuses are left out.
  public init(_ policies: [PolicyFile], _ outcomes: [Outcome]) {
    for file in policies {
      guard let policy = file.policy else { continue }
      let own = outcomes.filter { $0.policy == file.source.name && $0.verdict == .passed }
      let admitted = own.filter(\.testCase.isAllowed)
      let refused = own.filter { !$0.testCase.isAllowed }
      ask(file, own.isEmpty, .untested)
      guard !own.isEmpty else { continue }
      ask(file, admitted.isEmpty, .neverAllowed)
      ask(file, refused.isEmpty, .unguarded)
      for (field, match) in Self.fields(policy) {
        if !refused.isEmpty {
          let isGuarded = refused.contains { $0.simulation?.decision?.checks.contains { $0.field.name == field && !$0.passed } ?? false }
          ask(file, !isGuarded, .uncheckedField(field))
        }
        guard case .pattern(_, let written) = match else { continue }
        let texts = admitted.flatMap { $0.simulation?.decision?.checks ?? [] }.filter { $0.field.name == field }.compactMap(\.actual)
        for branch in Alternatives(written).branches {
          let pattern = try? Pattern(branch.alone)
          let isTaken = texts.contains { text in pattern?.matches(text) ?? false }
          ask(file, !isTaken, .alternative(branch.text, field: field))
        }
      }
    }
  }

  /// What the policy itself asks for. Without an audience of its own it leaves that to the service, which is not its to test.
  private static func fields(_ policy: TrustPolicy) -> [(String, StringMatch)] {
    var fields = [("issuer", policy.issuer.value), ("subject", policy.subject.value)]
    if let audience = policy.audience { fields.append(("audience", audience.value)) }
    return fields + policy.claims.map { ("claim.\($0.value.claim)", $0.value.match) }
  }

  private mutating func ask(_ file: PolicyFile, _ isMissing: Bool, _ kind: Gap.Kind) {
    total += 1
    if isMissing { gaps.append(Gap(policy: file.source.name, kind: kind)) }
  }
}

extension Coverage.Gap: CustomStringConvertible {
  public var description: String {
    switch kind {
    case .untested: "no case asks this policy"
    case .neverAllowed: "no case is admitted"
    case .unguarded: "no case is refused, so nothing guards the policy against admitting everybody"
    case .uncheckedField(let field): "no refused case fails at \(field)"
    case .alternative(let text, let field): "no admitted case takes the alternative `\(text)` of \(field)"
    }
  }
}
