import Glibc
import Secret

/// A step of a workflow with its two stages, shown as the runner shows it.
struct Step {
  let command: [String]
  let post: [String]
  let job: Job
  let folders: Folders
  let console: Console
  let signals: Signals

  /// Runs the main stage, then the post stage whatever came of it, and returns the exit status: that of the main stage, or when that is 0 of the post stage.
  func run() async throws(SandboxError) -> Int32 {
    let command = Self.fromRoot(command)
    let post = Self.fromRoot(post)
    // What runs inherits it, and nothing here opens a relative path from now on.
    guard chdir(job.workspace) == 0 else { throw .noDirectory(job.workspace) }
    var masks = Masks()
    if let token = job.requestToken { masks.add(token.revealed()) }
    console.write("== main: \(self.command.joined(separator: " "))")
    let main = try await Stage(command: command, job: job, folders: folders).run(masks: masks, signals: signals, console: console)
    show(main)
    if post.isEmpty { return main.status }
    console.write("== post: \(self.post.joined(separator: " "))")
    let after = try await Stage(command: post, job: job, folders: folders).run(
      state: main.state, added: main.environment, masks: main.masks, signals: signals, console: console)
    show(after)
    return main.status == 0 ? after.status : main.status
  }

  /// A command whose program is found from any directory.
  private static func fromRoot(_ command: [String]) -> [String] {
    guard let program = command.first, program.contains("/") else { return command }
    return [File.absolute(program)] + command.dropFirst()
  }

  private func show(_ result: Stage.Result) {
    let masks = result.masks
    for (title, entries) in [("outputs", result.outputs), ("state", result.state), ("environment", result.environment)]
    where !entries.isEmpty {
      console.write("== \(title)")
      for entry in entries { console.write("\(masks.hide(entry.name))=\(masks.hide(entry.value))") }
    }
    if !result.summary.isEmpty {
      console.write("== summary")
      console.write(masks.hide(result.summary))
    }
    console.write("== exit status \(result.status)")
  }
}
