/// What is said about one place of one text: a result of the work, not a failure of it.
public struct Finding: Sendable, Hashable {
  /// Id of the rule, in kebab-case.
  public var rule: String
  public var severity: Severity
  /// What was found and what was expected; lower case, no full stop.
  public var message: String
  /// Where, in UTF-8 offsets of the text.
  public var span: Span
  /// What to do about it, when that is known.
  public var help: String?
  /// A token's texts that prove it, where there are any.
  public var witness: Witness?
  /// How to put it right, where that can be told for certain.
  public var fix: FixIt?

  /// A finding of `rule` at `span`.
  public init(
    rule: String, severity: Severity = .error, message: String, span: Span, help: String? = nil, witness: Witness? = nil, fix: FixIt? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.span = span
    self.help = help
    self.witness = witness
    self.fix = fix
  }
}
