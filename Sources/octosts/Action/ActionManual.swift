/// The manual of the action, as Markdown, made from what the program itself reads: `docs/action.md`.
enum ActionManual {
  static var document: String {
    "# The action\n\nMade from the program by `octosts action --markdown`; a test compares.\n\n" + inputs + "\n" + outputs + "\n" + ending
      + "\n" + ActionRecipes.markdown + "\n" + failures
  }

  private static var inputs: String {
    "## Inputs\n\n| input | for | what it is | unless given |\n| --- | --- | --- | --- |\n"
      + ActionInput.all.map { "| `\($0.name)` | \(list($0.tasks)) | \(cell($0.summary)) | \(cell(absence($0.absence))) |\n" }.joined()
  }

  private static var outputs: String {
    "## Outputs\n\n| output | of | what it is |\n| --- | --- | --- |\n"
      + ActionOutput.all.map { "| `\($0.name)` | \(list($0.tasks)) | \(cell($0.summary)) |\n" }.joined()
  }

  /// What becomes of a token when a stage does not come to its end.
  private static let ending = """
    ## When a token ends

    The post stage revokes the token when the job ends, also when a later step failed or the run was cancelled. It never fails the job: what it could
    not revoke it says in a warning. A cancelled step (SIGTERM or SIGINT) ends with status 143 within seconds: a token that it has got is revoked
    before its outputs are written, and it is in the step's state, so that the post stage tries again. A request that is under way has 2 seconds
    left for its answer. What is killed at once (SIGKILL) after the service has answered and before the state is written leaves one token that
    nobody has seen; it ends by itself, an hour after it was made at most.

    """

  /// Each failure by its title, for an example of a scope and an identity.
  private static var failures: String {
    var out = "## Errors and their remedies\n\n"
    out +=
      "An annotation's title is the name of the failure; that of a server that gave no answer begins with whose it is. The step's summary\n"
    out += "tells the same as a table. Here the scope is `\(Asked.example.scope)` and the identity `\(Asked.example.identity)`.\n"
    for place in FailureKind.Place.allCases {
      out += "\n### \(place.rawValue)\n"
      for kind in FailureKind.allCases where kind.place == place { out += "\n#### \(kind.title)\n\n" + page(kind) }
    }
    return out
  }

  private static func page(_ kind: FailureKind) -> String {
    var out = kind.meaning(.example) + "\n"
    let remedies = kind.remedies(.example)
    if !remedies.isEmpty { out += "\n" }
    for advice in remedies {
      out += "- \(advice.text)\n"
      if !advice.code.isEmpty { out += "\n  ```yaml\n" + advice.code.map { "  \($0)\n" }.joined() + "  ```\n\n" }
    }
    return out.hasSuffix("\n\n") ? String(out.dropLast()) : out
  }

  private static func absence(_ absence: ActionInput.Absence) -> String {
    switch absence {
    case .missing: "it must be given"
    case .text(let text): "`\(text)`"
    case .told(let words): words
    case .nothing: ""
    }
  }

  private static func list(_ tasks: Set<ActionTask>) -> String {
    tasks.count == ActionTask.allCases.count && tasks.count > 1 ? "all" : tasks.map { "`\($0.rawValue)`" }.sorted().joined(separator: ", ")
  }

  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
