/// What a report shows besides what was found, handed in so that the same findings give the same bytes.
public struct Presentation: Sendable {
  /// The program that made the report.
  public struct Tool: Sendable {
    /// Nil where it should not show.
    public var version: String?

    public init(version: String?) {
      self.version = version
    }
  }

  public var style: Style
  /// How long the work took; nil where it should not show.
  public var elapsed: Duration?
  public var tool: Tool

  /// Plain, without time and version unless given.
  public init(style: Style = .plain, elapsed: Duration? = nil, tool: Tool = Tool(version: nil)) {
    self.style = style
    self.elapsed = elapsed
    self.tool = tool
  }

  /// The time in words, such as `12 ms` and `1.2 s`.
  static func words(_ duration: Duration) -> String {
    let milliseconds = duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
    return milliseconds < 1000 ? "\(milliseconds) ms" : "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
  }
}
