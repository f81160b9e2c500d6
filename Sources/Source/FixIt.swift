/// A change of a text that puts a finding right.
public struct FixIt: Sendable, Hashable {
  /// What takes the place of one span.
  public struct Edit: Sendable, Hashable {
    public var span: Span
    public var text: String

    /// Puts `text` in the place of `span`.
    public init(_ span: Span, _ text: String) {
      self.span = span
      self.text = text
    }
  }

  /// What it does, as an imperative.
  public var title: String
  /// In file order; none overlaps another.
  public var edits: [Edit]
  /// Whether the file then means something else: that something else is what was meant.
  public var changesMeaning: Bool

  /// A change of all of `edits` at once.
  public init(_ title: String, _ edits: [Edit], changesMeaning: Bool) {
    self.title = title
    self.edits = edits.sorted { $0.span < $1.span }
    self.changesMeaning = changesMeaning
  }
}
