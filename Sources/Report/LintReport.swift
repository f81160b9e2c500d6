import JSON
import Lint
import Source

/// What `octosts lint` prints.
public struct LintReport: Sendable {
  /// How it is written.
  public enum Format: String, Sendable, CaseIterable {
    /// For people.
    case text
    /// For programs; holds a version.
    case json
    /// SARIF 2.1.0, for code scanning.
    case sarif
    /// Workflow commands, which the Actions runner turns into annotations.
    case github
  }

  public let files: [FileResult]
  /// Why something is missing from ``files``.
  public let obstacles: [LintObstacle]
  /// Paths from the root of the checkout, by the paths that files are called by.
  private let places: [String: String]

  /// - Parameter places: the paths from the root of the checkout, by which GitHub knows the files; a file that is not named lies where it says.
  public init(_ files: [FileResult], obstacles: [LintObstacle] = [], places: [String: String] = [:]) {
    self.files = files.sorted { $0.source.name.utf8.lexicographicallyPrecedes($1.source.name.utf8) }
    self.obstacles = obstacles
    self.places = places
  }

  /// The report as text that ends with a line end.
  public func text(_ format: Format, as presentation: Presentation = Presentation()) -> String {
    switch format {
    case .text: human(presentation)
    case .json: json.text(.indented) + "\n"
    case .sarif: sarif(presentation.tool).text(.indented) + "\n"
    case .github: annotations
    }
  }

  /// Whether a finding is at or over `threshold`.
  public func reaches(_ threshold: FailureThreshold) -> Bool {
    files.contains { $0.findings.contains { threshold.isReached(by: $0.severity) } }
  }

  /// How many findings there are.
  public var count: Int { files.reduce(0) { $0 + $1.findings.count } }

  /// How many findings are of `severity`.
  public func count(_ severity: Severity) -> Int {
    files.reduce(0) { $0 + $1.findings.count { $0.severity == severity } }
  }

  /// The path from the root of the checkout of the file that is called `name`.
  func place(_ name: String) -> String { places[name] ?? name }

  /// What a witness says, in words.
  static func sentence(_ witness: Witness) -> String {
    let claims = witness.claims.map { "`\($0.name)` = `\($0.text)`" }.joined(separator: ", ")
    return witness.isAdmitted ? "admitted: \(claims)" : "not admitted: \(claims)"
  }
}
