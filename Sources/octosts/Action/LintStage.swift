import HTTP
import Lint
import Report
import Source
import Workflow

/// The task `lint`: what is found goes to the log, to the pull request as annotations, to the step's summary, and to a file for code scanning.
struct LintStage: Sendable {
  let host: Host
  let run: Run

  func run() async -> ExitStatus {
    let start = host.time.elapsed()
    let workspace = (run.workspace ?? host.workingFolder).absolutePath(in: "/")
    let inputs: LintInputs
    do { inputs = try LintInputs(Inputs(host.environment), workspace: workspace) } catch { return Log(host).fail(.inputs(error)) }
    let report = LintRun.outcome(of: LintRequest(paths: inputs.paths), on: host).report
    let presentation = Presentation(elapsed: host.time.elapsed() - start, tool: .init(version: Version.text))
    let results = CheckResults(
      title: "What was found", text: report.text(.text, as: presentation), annotations: report.text(.github),
      counts: [("findings", report.count), ("errors", report.count(.error))], summary: report.markdown)
    return results.show(on: host, of: run, status: DeskLint.status(of: report, failOn: inputs.failOn)) { () throws(FileError) in
      if let path = inputs.sarifFile { try write(report.text(.sarif, as: presentation), to: path, in: workspace) }
    }
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
