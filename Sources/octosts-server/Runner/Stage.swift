/// One stage of a step, main or post: a program, run as the runner runs it.
struct Stage {
  /// What came of a stage.
  struct Result {
    let status: Int32
    let outputs: [CommandFile.Entry]
    let state: [CommandFile.Entry]
    /// What the stage put into the environment of later ones.
    let environment: [CommandFile.Entry]
    let summary: String
    let masks: Masks
  }

  let command: [String]
  let job: Job
  let folders: Folders

  /// Runs the program and shows its log as the runner does.
  func run(
    state: [CommandFile.Entry] = [], added: [CommandFile.Entry] = [], masks: Masks, signals: Signals, console: Console
  ) async throws(SandboxError) -> Result {
    guard let files = StepFiles(in: folders.commands) else { throw .cannotWrite(folders.commands) }
    var environment = job.environment(files: files, folders: folders, state: state)
    for entry in added where !Self.isReserved(entry.name) { environment[entry.name] = entry.value }
    let log = Shared(StepLog(masks: masks, debug: job.debug))
    let process = ChildProcess(command: command, environment: environment)
    let status: Int32
    do {
      status = try await process.run(signals: signals) { line in
        if let shown = log.with({ $0.show(line) }) { console.write(shown) }
      }
    } catch {
      throw .cannotRun(command.first ?? "", error.reason)
    }
    return finish(status, files, log.with { $0 }, console)
  }

  private func finish(_ status: Int32, _ files: StepFiles, _ log: StepLog, _ console: Console) -> Result {
    var status = status
    let read = [StepFiles.Kind.output, .state, .environment].map { kind in
      let file = files.entries(kind)
      if let problem = file.problem {
        console.write(log.masks.hide("##[error]Unable to process file command '\(kind.rawValue)' successfully."))
        console.write(log.masks.hide("##[error]\(problem)"))
        if status == 0 { status = 1 }
      }
      return file.entries
    }
    return Result(
      status: status, outputs: log.outputs + read[0], state: log.state + read[1], environment: read[2],
      summary: String(decoding: files.bytes(.summary) ?? [], as: UTF8.self), masks: log.masks)
  }

  /// Variables that a step cannot set for later ones.
  private static func isReserved(_ name: String) -> Bool {
    name.hasPrefix("GITHUB_") || name.hasPrefix("RUNNER_") || name.hasPrefix("INPUT_") || name.hasPrefix("STATE_") || name == "NODE_OPTIONS"
  }
}
