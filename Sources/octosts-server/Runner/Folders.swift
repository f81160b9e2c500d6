/// Where a job keeps its things, named as on a runner.
struct Folders {
  /// `RUNNER_TEMP`.
  let temporary: String
  let home: String
  let tools: String
  /// The folder above a workspace.
  let runnerWorkspace: String
  /// An empty checkout, for a job that made none.
  let emptyWorkspace: String
  /// Where the files of a stage go.
  let commands: String
  /// The event's payload.
  let event: String
  /// The authority to trust, where the sandbox speaks TLS.
  let authority: String

  init(in directory: Directory) {
    temporary = directory.folder("_temp")
    home = directory.folder("_temp/_github_home")
    commands = directory.folder("_temp/_runner_file_commands")
    event = directory.folder("_temp/_github_workflow") + "/event.json"
    authority = directory.folder("_temp/_github_workflow") + "/authority.pem"
    tools = directory.folder("_tool")
    runnerWorkspace = directory.folder("work")
    emptyWorkspace = directory.folder("work/checkout")
  }
}
