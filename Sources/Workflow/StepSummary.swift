/// The Markdown that a step appends to `GITHUB_STEP_SUMMARY`, kept within what GitHub accepts.
public struct StepSummary: Sendable, Hashable {
  /// GitHub drops a step's summary whole when it is larger: 1 MiB.
  public static let limit = 1 << 20

  private static let notice = "\n\n_The summary was cut here: GitHub takes 1 MiB._\n"
  /// What has been added so far, at most ``limit`` bytes.
  public private(set) var text = ""
  /// Whether something did not fit.
  public private(set) var isCut = false

  /// An empty summary.
  public init() {}

  /// Adds a block of Markdown, whole or not at all; the first that does not fit ends the summary with a note.
  public mutating func add(_ block: String) {
    guard !isCut else { return }
    if text.utf8.count + block.utf8.count + 1 + Self.notice.utf8.count <= Self.limit {
      text += block.hasSuffix("\n") ? block : block + "\n"
    } else {
      text += Self.notice
      isCut = true
    }
  }
}
