/// How a report is written.
public enum Format: String, Sendable, CaseIterable {
  /// For people.
  case text
  /// For programs; holds a version.
  case json
}
