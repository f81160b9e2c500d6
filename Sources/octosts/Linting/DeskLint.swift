import HTTP
import Lint
import Report

/// `octosts lint`, its arguments understood.
struct DeskLint: Sendable, Equatable {
  var request = LintRequest()
  var format = LintReport.Format.text
  var failOn = FailureThreshold.error
  var colour = ColourChoice.auto

  func run(on host: Host) -> ExitStatus {
    let start = host.time.elapsed()
    let outcome = LintRun.outcome(of: request, on: host)
    let report = outcome.report
    let presentation = Presentation(
      style: colour.style(of: host), elapsed: host.time.elapsed() - start, tool: .init(version: Version.text))
    // A patch stands alone, so that it can be applied.
    let isPatch = request.repair == .show
    let text = isPatch ? outcome.patches : report.text(format, as: presentation)
    guard text.isEmpty || host.write(text) else { return .unable }
    if isPatch || format != .github { _ = host.complain(report.complaints(as: .plain)) }
    return Self.status(of: report, failOn: failOn)
  }

  /// What is unread weighs more than what was found: a check that saw half is no check.
  static func status(of report: LintReport, failOn: FailureThreshold) -> ExitStatus {
    if !report.obstacles.isEmpty { return .unable }
    return report.reaches(failOn) ? .refused : .success
  }
}

extension DeskLint {
  /// What `arguments` ask of `lint` when they are paths and nothing else, as a hook before each commit passes them. Nil for all others: those
  /// are the parser's, which takes longer than linting one file.
  init?(paths arguments: some Collection<String>) {
    guard arguments.allSatisfy({ !$0.hasPrefix("-") }) else { return nil }
    if !arguments.isEmpty { request.paths = Array(arguments) }
  }
}
