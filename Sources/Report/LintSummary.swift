import Lint
import Source

extension LintReport {
  /// How many files and findings there are, in one line.
  func summary(_ presentation: Presentation = Presentation()) -> String {
    let style = presentation.style
    let rejected = files.count { !$0.isAccepted }
    let counts = [Severity.error, .warning, .note].map { severity in
      let count = count(severity)
      let words = Self.words(count, severity.rawValue)
      return count == 0 ? words : style(.severity(severity), words)
    }
    let accepted = "\(files.count - rejected) accepted"
    return "\(Self.words(files.count, "file")): \(rejected == 0 && !files.isEmpty ? style(.fine, accepted) : accepted), "
      + "\(rejected) rejected; \(counts.joined(separator: ", "))"
      + (presentation.elapsed.map { " in " + Presentation.words($0) } ?? "")
  }

  static func words(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
