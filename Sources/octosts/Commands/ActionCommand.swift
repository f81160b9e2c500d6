import ArgumentParser

/// The stages of the action, asked for by name instead of by environment.
struct ActionCommand: HostedCommand {
  static let configuration = CommandConfiguration(
    commandName: "action",
    abstract: "Run a stage of the GitHub action, as the runner does.",
    discussion: """
      The main stage reads the inputs from INPUT_SCOPE, INPUT_IDENTITY, INPUT_DOMAIN, INPUT_AUDIENCE and INPUT_API-URL, gets the job's \
      identity token, exchanges it, and appends token, expires-at and token-hash to the file that GITHUB_OUTPUT names. \
      The post stage revokes that token. The runner starts them as `octosts` without arguments and as `octosts-post`.
      """)

  @Flag(help: "Run the post stage: revoke what the main stage left in its state.")
  var post = false

  @Flag(help: "Write the manual of the action as Markdown.")
  var markdown = false

  @Flag(help: "Write the inputs and outputs as action.yml declares them.")
  var metadata = false

  func run(on host: Host) async -> ExitStatus {
    if markdown { return host.write(ActionManual.document) ? .success : .unable }
    if metadata { return host.write(ActionMetadata.text) ? .success : .unable }
    return post ? await PostStage(host: host).run() : await MainStage(host: host).run()
  }
}
