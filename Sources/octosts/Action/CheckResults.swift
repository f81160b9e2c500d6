import Source
import Workflow

/// What a stage that looks at policies has to show, and where a step shows it.
struct CheckResults: Sendable {
  /// What the report is called in the log.
  let title: String
  /// For the log.
  let text: String
  /// For the pull request: lines of commands.
  let annotations: String
  /// The step's outputs.
  let counts: [(name: String, value: Int)]
  /// For the step's summary.
  let summary: [String]

  /// Shows everything and gives `status`, or that of what could not be shown. `further` writes what only this stage has.
  func show(
    on host: Host, of run: Run, status: @autoclosure () -> ExitStatus, further: () throws(FileError) -> Void = { () throws(FileError) in }
  ) -> ExitStatus {
    let log = Log(host)
    guard let output = run.outputPath else { return log.fail(.noFile("GITHUB_OUTPUT")) }
    log.command(.group(title))
    let isWritten = host.write(text)
    log.command(.endGroup)
    guard isWritten, host.write(annotations) else { return .unable }
    do throws(FileError) {
      try further()
      try host.appendFile(output, counts.map { "\($0.name)=\($0.value)\n" }.joined())
      if let path = run.summaryPath {
        var step = StepSummary()
        for block in summary { step.add(block) }
        try host.appendFile(path, step.text)
      }
    } catch {
      return log.fail(.file(error))
    }
    return status()
  }
}
