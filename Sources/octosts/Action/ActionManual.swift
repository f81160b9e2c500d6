/// The manual of the action, as Markdown, made from what the program itself reads: `docs/action.md`.
enum ActionManual {
  static var document: String {
    "# The action\n\nMade from the program by `octosts action --markdown`; a test compares.\n\n" + inputs + "\n" + outputs
  }

  private static var inputs: String {
    "## Inputs\n\n| input | for | what it is | unless given |\n| --- | --- | --- | --- |\n"
      + ActionInput.all.map { "| `\($0.name)` | \(list($0.tasks)) | \(cell($0.summary)) | \(cell(absence($0.absence))) |\n" }.joined()
  }

  private static var outputs: String {
    "## Outputs\n\n| output | of | what it is |\n| --- | --- | --- |\n"
      + ActionOutput.all.map { "| `\($0.name)` | \(list($0.tasks)) | \(cell($0.summary)) |\n" }.joined()
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
