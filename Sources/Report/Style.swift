import Source

/// How the parts of a report for people look. The texts must be fit for a terminal already.
public struct Style: Sendable, Equatable {
  private let isColoured: Bool

  /// Without colours.
  public static let plain = Style(isColoured: false)
  /// With the terminal's own sixteen colours, which people set to what they can read.
  public static let coloured = Style(isColoured: true)

  /// What a part is.
  enum Part {
    case severity(Severity)
    /// What is found.
    case message
    /// Line numbers and what frames a line.
    case frame
    /// Words such as `help:`.
    case label
    /// What counts as good.
    case fine
  }

  func callAsFunction(_ part: Part, _ text: String) -> String {
    guard isColoured, !text.isEmpty else { return text }
    return "\u{1B}[\(Self.code(part))m\(text)\u{1B}[0m"
  }

  private static func code(_ part: Part) -> String {
    switch part {
    case .severity(.error): "1;31"
    case .severity(.warning): "1;33"
    case .severity(.note): "1;36"
    case .message, .label: "1"
    case .frame: "1;34"
    case .fine: "1;32"
    }
  }
}
