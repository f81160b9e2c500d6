import Decision
import PolicyTest
import Report
import Workflow

/// The task `test`: what came of the cases goes to the log, to the pull request as annotations, and to the step's summary.
struct TestStage: Sendable {
  private let host: Host
  private let run: Run
  private let log: Log

  init(host: Host, run: Run) {
    self.host = host
    self.run = run
    log = Log(host)
  }

  func run() async -> ExitStatus {
    let inputs = Inputs(host.environment)
    let paths: [String]
    let minCoverage: Int
    do throws(ActionInputError) {
      paths = try inputs.checkoutPaths()
      do throws(WorkflowError) { minCoverage = try inputs.number(.minCoverage, in: 0...100) } catch { throw .value(error) }
    } catch {
      return log.fail(.inputs(error))
    }
    guard let output = run.outputPath else { return log.fail(.noFile("GITHUB_OUTPUT")) }

    let report = CaseRun(host: host, domain: Evaluator.hostedDomain, filter: nil).run(paths).report
    log.command(.group("What the cases showed"))
    let isWritten = host.write(report.text(.text))
    log.command(.endGroup)
    guard isWritten, host.write(report.text(.github)) else { return .unable }

    do throws(FileError) {
      let counts = [("failures", report.failures), ("errors", report.errors), ("coverage", report.coverage.percent)]
      try host.appendFile(output, counts.map { "\($0)=\($1)\n" }.joined())
      if let path = run.summaryPath {
        var summary = StepSummary()
        for block in report.markdown { summary.add(block) }
        try host.appendFile(path, summary.text)
      }
    } catch {
      return log.fail(.file(error))
    }
    return TestCommand.status(of: report, minCoverage: minCoverage, on: host)
  }
}
