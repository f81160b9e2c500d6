import Source
import Workflow

/// The main stage of the action: the task that its inputs ask for.
struct MainStage: Sendable {
  private let host: Host

  init(host: Host) {
    self.host = host
  }

  func run() async -> ExitStatus {
    let log = Log(host)
    guard let run = Run(host.environment) else { return log.fail(.notInWorkflow) }
    if let warning = UnknownInputs(Inputs(host.environment)).warning {
      log.command(.warning(warning.printable(), at: .init(title: "Unknown input")))
    }
    let task: ActionTask
    do throws(ActionInputError) {
      task = try ActionTask(named: Inputs(host.environment)[.command] ?? ActionTask.fallback.rawValue)
    } catch {
      return FailureEnding(host: host, run: run).fail(.inputs(error))
    }
    switch task {
    case .exchange: return await log.untilStopped { await ExchangeStage(host: host, run: run).run() }
    case .lint: return await LintStage(host: host, run: run).run()
    case .test: return await TestStage(host: host, run: run).run()
    }
  }
}
