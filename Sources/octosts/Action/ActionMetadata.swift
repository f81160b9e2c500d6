import JSON

/// The inputs and outputs as `action.yml` declares them.
enum ActionMetadata {
  /// The sections `inputs` and `outputs`, which a blank line parts.
  static var text: String {
    let inputs = ActionInput.all.map { entry($0.name, $0.summary, $0.absence) }
    let outputs = ActionOutput.all.map { "  \($0.name):\n    description: \(quoted($0.summary))\n" }
    return "inputs:\n" + inputs.joined() + "\noutputs:\n" + outputs.joined()
  }

  private static func entry(_ name: String, _ summary: String, _ absence: ActionInput.Absence) -> String {
    let last =
      switch absence {
      // What one task needs another does without, so nothing is required in the sense of `action.yml`.
      case .missing, .nothing, .told: "required: false"
      case .text(let text): "default: \(quoted(text))"
      }
    let otherwise = if case .told(let words) = absence { " Unless given: \(words)." } else { "" }
    return "  \(name):\n    description: \(quoted(summary + otherwise))\n    \(last)\n"
  }

  /// Every JSON string is a double-quoted scalar of YAML.
  private static func quoted(_ text: String) -> String { JSONValue.string(text).text(.compact) }
}
