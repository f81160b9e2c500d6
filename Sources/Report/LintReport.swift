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

  public init(_ files: [FileResult]) {
    self.files = files.sorted { $0.source.name.utf8.lexicographicallyPrecedes($1.source.name.utf8) }
  }

  /// The report as text that ends with a line end.
  public func text(_ format: Format) -> String {
    switch format {
    case .text: human
    case .json: json.text(.indented) + "\n"
    case .sarif: sarif.text(.indented) + "\n"
    case .github: annotations
    }
  }

  /// How many files and findings there are, in one line.
  var summary: String {
    let rejected = files.count { !$0.isAccepted }
    let findings = files.flatMap(\.findings)
    let counts = [Severity.error, .warning, .note].map { severity in
      Self.count(findings.count { $0.severity == severity }, severity.rawValue)
    }
    return "\(Self.count(files.count, "file")): \(files.count - rejected) accepted, \(rejected) rejected; \(counts.joined(separator: ", "))"
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  /// What a witness says, in words.
  static func sentence(_ witness: Witness) -> String {
    let claims = witness.claims.map { "`\($0.name)` = `\($0.text)`" }.joined(separator: ", ")
    return witness.isAdmitted ? "admitted: \(claims)" : "not admitted: \(claims)"
  }
}
