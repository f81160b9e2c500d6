import Source
import TrustPolicy
import Usage
import YAML

extension Rule {
  /// A rule about the steps of workflows that exchange tokens.
  init(
    exchanging id: String, summary: String, rationale: String, bad: [Example], good: [Example],
    check: @escaping @Sendable (Judgement) -> Finding?
  ) {
    self.init(id: id, severity: .error, summary: summary, rationale: rationale, bad: bad, good: good) { _ in [] }
    checkExchange = check
  }

  /// The rules that look beyond one file.
  public static let exchanges: [Rule] = [missingIDToken, exchangeNeverAccepted, unusedPolicy]
}

extension Linter {
  /// What the rules about exchanges say of each workflow, and of the actions that hold such steps.
  public func lint(_ exchanges: Exchanges) -> [FileResult] {
    let usage = exchanges.usage
    var found: [String: [Finding]] = [:]
    var sources: [String: SourceText] = [:]
    for source in usage.workflows { sources[source.name] = source }
    for judgement in usage.judgements {
      let source = judgement.site.source
      sources[source.name] = source
      for finding in rules.compactMap({ $0.checkExchange?(judgement) }) {
        // Of several ways to one step that end alike one is enough to tell.
        let isKnown =
          found[source.name]?.contains { ($0.rule, $0.span, $0.message) == (finding.rule, finding.span, finding.message) } ?? false
        if !isKnown { found[source.name, default: []].append(finding) }
      }
    }
    let unreadable = Set(usage.unreadable.map(\.source.name))
    for (source, error) in usage.unreadable where rules.contains(where: { $0.id == Rule.yamlSyntax.id || $0.checkExchange != nil }) {
      found[source.name] = [Finding(rule: Rule.yamlSyntax.id, message: error.description, span: error.span, help: error.help)]
    }
    let looking = rules.filter { $0.checkExchange != nil || $0.id == Rule.unusedSuppression.id }
    return sources.sorted { $0.key < $1.key }.map { name, source in
      result(
        source, kind: nil, stage: unreadable.contains(name) ? .parse : .ok, Rule.suppress(found[name] ?? [], in: source, rules: looking))
    }
  }
}
