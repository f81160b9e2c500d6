import Decision
import PolicyTest
import Report
import Workflow

/// The task `test`: what came of the cases goes to the log, to the pull request as annotations, and to the step's summary.
struct TestStage: Sendable {
  let host: Host
  let run: Run

  func run() async -> ExitStatus {
    let inputs = Inputs(host.environment)
    let paths: [String]
    let minCoverage: Int
    do throws(ActionInputError) {
      paths = try inputs.checkoutPaths()
      do throws(WorkflowError) { minCoverage = try inputs.number(.minCoverage, in: 0...100) } catch { throw .value(error) }
    } catch {
      return Log(host).fail(.inputs(error))
    }
    let report = CaseRun(host: host, domain: Evaluator.hostedDomain, filter: nil).run(paths).report
    let results = CheckResults(
      title: "What the cases showed", text: report.text(.text), annotations: report.text(.github),
      counts: [("failures", report.failures), ("errors", report.errors)] + (report.percent.map { [("coverage", $0)] } ?? []),
      summary: report.markdown)
    return results.show(on: host, of: run, status: TestCommand.status(of: report, minCoverage: minCoverage, on: host))
  }
}
