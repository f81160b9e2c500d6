import TrustPolicy
import Workflow

/// Inputs that a step gives and the action does not have. The runner hands them over like any other.
struct UnknownInputs: Sendable {
  /// More than these nobody reads.
  private static let shown = 10
  /// What `with` of a container's step takes beside the inputs.
  private static let ofTheRunner: Set = ["args", "entrypoint"]

  let names: [String]

  init(_ inputs: Inputs) {
    let known = Self.ofTheRunner.union(ActionInput.all.map(\.name))
    names = inputs.names.filter { !known.contains($0) && !$0.isEmpty }
  }

  /// The one that was probably meant to be `input`.
  func near(_ input: ActionInput) -> String? {
    names.first { Self.nearest(to: $0) == input.name }
  }

  /// What to say of them, in a sentence for each that may quote them raw; nil where there are none.
  var warning: String? {
    if names.isEmpty { return nil }
    let sentences = names.prefix(Self.shown).map { name in
      "`\(name)` is no input of this action" + (Self.nearest(to: name).map { ": did you mean `\($0)`?" } ?? ".")
    }
    return sentences.joined(separator: " ") + (names.count > Self.shown ? " …" : "")
  }

  private static func nearest(to name: String) -> String? { Spelling.nearest(to: name, in: ActionInput.all.map(\.name)) }
}
