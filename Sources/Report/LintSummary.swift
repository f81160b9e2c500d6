import Lint
import Source

extension LintReport {
  /// How many files and findings there are, in one line.
  func summary(_ presentation: Presentation = Presentation()) -> String {
    let style = presentation.style
    // The service reads no workflows.
    let read = files.filter { $0.kind != nil }
    let workflows = files.count - read.count
    let rejected = read.count { !$0.isAccepted }
    let counts = [Severity.error, .warning, .note].map { severity in
      let count = count(severity)
      let words = Self.words(count, severity.rawValue)
      return count == 0 ? words : style(.severity(severity), words)
    }
    let accepted = "\(read.count - rejected) accepted"
    return "\(Self.words(read.count, "file")): \(rejected == 0 && !read.isEmpty ? style(.fine, accepted) : accepted), "
      + "\(rejected) rejected\(workflows > 0 ? ", and \(Self.words(workflows, "workflow"))" : ""); \(counts.joined(separator: ", "))"
      + (presentation.elapsed.map { " in " + Presentation.words($0) } ?? "")
  }

  static func words(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
