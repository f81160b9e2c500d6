import Source
import TrustPolicy
import Usage
import YAML

extension Rule {
  /// A rule about the steps of workflows that exchange tokens.
  init(
    exchanging id: String, summary: String, rationale: String, bad: [Example], good: [Example],
    check: @escaping @Sendable (Judgement) -> [Finding]
  ) {
    self.init(id: id, severity: .error, summary: summary, rationale: rationale, bad: bad, good: good) { _ in [] }
    checkExchange = check
    looksAtWorkflows = true
  }

  /// A rule about policies beside the workflows of their checkout; silent where there are none.
  init(
    besideWorkflows id: String, severity: Severity, summary: String, rationale: String, bad: [Example], good: [Example],
    check: @escaping @Sendable (LintedFile, Exchanges) -> [Remark]
  ) {
    self.init(id: id, severity: severity, summary: summary, rationale: rationale, bad: bad, good: good) { file in
      file.exchanges.map { check(file, $0) } ?? []
    }
    looksAtWorkflows = true
  }

  /// The rules that look beyond one file.
  public static let exchanges: [Rule] = [missingIDToken, exchangeNeverAccepted, wrongInput, unusedPolicy, workflowTrigger, branchMissing]
}

extension Linter {
  /// Whether a rule wants to know the workflows of a checkout.
  public var looksAtWorkflows: Bool { rules.contains(where: \.looksAtWorkflows) }

  /// What the rules about exchanges say of `part` of the workflows, and of the actions that hold such steps: a result for each that is told
  /// about as a whole, and for each other with findings.
  public func lint(_ exchanges: Exchanges, _ judgements: [Judgement], part: Exchanges.Part = .all) -> [FileResult] {
    let usage = exchanges.usage
    var found: [String: [Finding]] = [:]
    var sources: [String: SourceText] = [:]
    for source in usage.workflows where part.isWhole(source.name) { sources[source.name] = source }
    for judgement in judgements {
      let source = judgement.site.source
      sources[source.name] = source
      for finding in rules.flatMap({ $0.checkExchange?(judgement) ?? [] }) {
        // Of several ways to one step that end alike one is enough to tell.
        let isKnown =
          found[source.name]?.contains { ($0.rule, $0.span, $0.message) == (finding.rule, finding.span, finding.message) } ?? false
        if !isKnown { found[source.name, default: []].append(finding) }
      }
    }
    let unreadable = usage.unreadable.filter { part.isWhole($0.source.name) }
    for (source, error) in unreadable where rules.contains(where: { $0.id == Rule.yamlSyntax.id || $0.checkExchange != nil }) {
      found[source.name] = [Finding(rule: Rule.yamlSyntax.id, message: error.description, span: error.span, help: error.help)]
    }
    let broken = Set(unreadable.map(\.source.name))
    return sources.sorted { $0.key < $1.key }.map { name, source in
      // Of what was looked at in part nobody knows whether a comment takes nothing back.
      let looking = rules.filter { $0.checkExchange != nil || ($0.id == Rule.unusedSuppression.id && part.isWhole(name)) }
      return result(
        source, kind: nil, stage: broken.contains(name) ? .parse : .ok, Rule.suppress(found[name] ?? [], in: source, rules: looking))
    }.filter { part.isWhole($0.source.name) || !$0.findings.isEmpty }
  }
}
