import HTTP
import Lint
import Report
import Source
import Workflow

/// The task `lint`: what is found goes to the log, to the pull request as annotations, to the step's summary, and to a file for code scanning.
struct LintStage: Sendable {
  private let host: Host
  private let run: Run
  private let log: Log

  init(host: Host, run: Run) {
    self.host = host
    self.run = run
    log = Log(host)
  }

  func run() async -> ExitStatus {
    let start = host.time.elapsed()
    let workspace = (run.workspace ?? host.workingFolder).absolutePath(in: "/")
    let inputs: LintInputs
    do { inputs = try LintInputs(Inputs(host.environment), workspace: workspace) } catch { return log.fail(.inputs(error)) }
    guard let output = run.outputPath else { return log.fail(.noFile("GITHUB_OUTPUT")) }

    let report = LintRun.outcome(of: LintRequest(paths: inputs.paths), on: host).report
    let presentation = Presentation(elapsed: host.time.elapsed() - start, tool: .init(version: Version.text))
    log.command(.group("What was found"))
    let isWritten = host.write(report.text(.text, as: presentation))
    log.command(.endGroup)
    guard isWritten, host.write(report.text(.github)) else { return .unable }

    do throws(FileError) {
      if let path = inputs.sarifFile { try write(report.text(.sarif, as: presentation), to: path, in: workspace) }
      let counts = [("findings", report.count), ("errors", report.count(.error))]
      try host.appendFile(output, counts.map { "\($0)=\($1)\n" }.joined())
      if let path = run.summaryPath {
        var summary = StepSummary()
        for block in report.markdown { summary.add(block) }
        try host.appendFile(path, summary.text)
      }
    } catch {
      return log.fail(.file(error))
    }
    return DeskLint.status(of: report, failOn: inputs.failOn)
  }

  /// Writes a file whose folder is there and in the workspace, links looked through.
  private func write(_ text: String, to path: String, in workspace: String) throws(FileError) {
    let folder = path.parentFolder ?? "/"
    let (real, root) = (host.realPath(folder), host.realPath(workspace) ?? workspace)
    guard let real, real == root || real.path(below: root) != nil else { throw .system(path: folder, code: Self.noSuchFolder) }
    try host.replaceFile(path, Array(text.utf8))
  }

  /// `ENOENT`.
  private static let noSuchFolder: Int32 = 2
}
