import Decision
import Explanation
import JSON
import Source
import Usage

/// What `octosts workflows` prints: the findings, then every exchange with its verdict.
public struct UsageReport: Sendable {
  let usage: WorkflowUsage
  let judgements: [Judgement]
  let findings: LintReport

  /// - Parameters:
  ///   - judgements: what comes of the exchanges.
  ///   - findings: what the rules say about the same files.
  public init(_ usage: WorkflowUsage, _ judgements: [Judgement], findings: LintReport) {
    self.usage = usage
    self.judgements = judgements
    self.findings = findings
  }

  /// The report as text that ends with a line end.
  public func text(_ format: LintReport.Format) -> String {
    switch format {
    case .text: human
    case .json: json.text(.indented) + "\n"
    case .sarif, .github: findings.text(format)
    }
  }

  /// How many there are of each verdict, in one line.
  var summary: String {
    let counts = ["always", "sometimes", "never", "unknown"].map { word in
      "\(judgements.count { $0.verdict.word == word }) \(word)"
    }
    let files = usage.workflows.count
    let sites = judgements.count
    return "\(files) workflow\(files == 1 ? "" : "s"), \(sites) exchange\(sites == 1 ? "" : "s"): \(counts.joined(separator: ", "))"
  }

  // MARK: For people

  private var human: String {
    var out = findings.findings()
    for judgement in judgements { out += Self.text(judgement) + "\n" }
    for path in usage.unstarted { out += "\(path.shown)\n  note: this file has no `on:`: nothing starts it\n\n" }
    if !usage.isComplete { out += "The workflows were made too large to look at all of them: what is said is not all.\n\n" }
    return out + summary + "\n"
  }

  private static func text(_ judgement: Judgement) -> String {
    let site = judgement.site
    let place = Snippet(site.source).location(site.span)
    return ([place] + ["  \(judgement.headline): \(site.requested), by \(site.tool)"] + judgement.lines.map { "    \($0)" }).map {
      $0.shown + "\n"
    }.joined()
  }

  // MARK: For programs

  private var json: JSONValue {
    [
      "version": 1, "exchanges": .array(judgements.map(Self.json)), "complete": .bool(usage.isComplete),
      "unstarted": .array(usage.unstarted.map { .string($0) }),
      "files": findings.json["files"] ?? .array([]),
    ]
  }

  private static func json(_ judgement: Judgement) -> JSONValue {
    let site = judgement.site
    return [
      "path": .string(site.source.name), "span": .span(site.span, site.source.lines), "workflow": .string(site.workflow),
      "jobs": .array(site.jobs.map { .string($0) }), "step": .string(site.step), "tool": .string(site.tool),
      "scope": json(site.request.scope), "identity": json(site.request.identity), "domain": json(site.request.domain),
      "audience": json(site.request.audience), "idToken": .bool(site.grant == .granted), "verdict": .string(judgement.verdict.word),
      "reason": judgement.verdict.reason.map { .string($0) } ?? .null, "cases": .array(judgement.cases.map(json)),
    ]
  }

  private static func json(_ resolved: Site.Resolved) -> JSONValue { resolved.text.map { .string($0) } ?? .null }

  private static func json(_ one: Judgement.Case) -> JSONValue {
    let environment: JSONValue =
      switch one.situation.environment {
      case .none, .open: .null
      case .named(let name): .string(name)
      }
    return [
      "event": .string(one.situation.runs.event), "label": .string(one.label), "environment": environment,
      "verdict": .string(one.verdict.word),
      "reason": one.verdict.reason.map { .string($0) } ?? .null, "assumptions": .array(one.assumptions.map { .string($0) }),
      "accepted": one.accepted.map(json) ?? .null, "refused": one.refused.map(json) ?? .null,
    ]
  }

  private static func json(_ example: Judgement.Example) -> JSONValue {
    [
      "claims": .array(example.claims.map { ["name": .string($0.name), "value": .string($0.text)] }),
      "reason": example.reason.map { .string($0) } ?? .null,
      "cause": example.cause.map { ["id": .string($0.id), "message": .string($0.message), "remedy": .string($0.remedy)] } ?? .null,
    ]
  }
}

extension Verdict {
  /// Why it cannot be told.
  var reason: String? {
    switch self {
    case .unknown(let reason): reason
    case .always, .sometimes, .never: nil
    }
  }
}
