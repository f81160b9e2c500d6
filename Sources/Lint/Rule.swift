import Source
import TrustPolicy
import Usage

/// One thing that lint looks for. Its examples are its tests and its manual page.
public struct Rule: Sendable {
  /// In kebab-case, never reused.
  public let id: String
  public let severity: Severity
  /// What is found, in a few words.
  public let summary: String
  /// Why it matters and what the service does.
  public let rationale: String
  /// What it finds; the marks are what it underlines.
  public let bad: [Example]
  /// What looks alike and is right.
  public let good: [Example]
  let check: @Sendable (LintedFile) -> [Remark]
  /// What is said of a step that exchanges tokens; nil for a rule about policies and allowlists.
  var checkExchange: (@Sendable (Judgement) -> [Finding])?
  /// Whether it wants to know the workflows of the checkout.
  var looksAtWorkflows = false

  /// A rule that looks at the file by itself.
  init(
    id: String, severity: Severity, summary: String, rationale: String, bad: [Example], good: [Example],
    check: @escaping @Sendable (LintedFile) -> [Remark]
  ) {
    self.id = id
    self.severity = severity
    self.summary = summary
    self.rationale = rationale
    self.bad = bad
    self.good = good
    self.check = check
  }

  /// A rule that reports what the service refuses.
  init(refusing id: String, summary: String, rationale: String, bad: [Example], good: [Example]) {
    self.init(id: id, severity: .error, summary: summary, rationale: rationale, bad: bad, good: good) { file in
      let problems = file.problems.filter { $0.rule == id }
      // Of more than a report shows nobody reads the help, which may take a search.
      return problems.enumerated().map { index, problem in
        Remark(file.place(problem), problem.description, help: index < Linter.maximumFindings ? problem.help : nil)
      }
    }
  }

  /// What the rule says of `file`.
  func findings(in file: LintedFile) -> [Finding] {
    check(file).map { remark in
      Finding(
        rule: id, severity: remark.severity ?? severity, message: remark.message, span: remark.span, help: remark.help,
        witness: remark.witness, fix: remark.fix)
    }
  }
}

/// What a rule has to say of one place.
struct Remark {
  var span: Span
  var message: String
  var help: String?
  var witness: Witness?
  var fix: FixIt?
  /// Nil for the rule's own.
  var severity: Severity?

  init(
    _ span: Span, _ message: String, help: String? = nil, witness: Witness? = nil, fix: FixIt? = nil, severity: Severity? = nil
  ) {
    self.span = span
    self.message = message
    self.help = help
    self.witness = witness
    self.fix = fix
    self.severity = severity
  }
}
