import Source
import TrustPolicy
import WorkflowFiles

/// What is wrong with the inputs that a step gives an action.
public struct WrongInput: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// It cannot do without this one; a name that was given instead may have been meant.
    case missing(String, given: String?)
    /// It has no such input; this one may have been meant.
    case unknown(String, near: String?)
  }

  public let kind: Kind
  public let span: Span

  /// More of a step than anybody reads.
  private static let limit = 20

  /// The wrong ones of a step that uses `action`.
  static func all(of action: KnownAction, _ uses: Tree, _ with: Tree?, isExchange: Bool) -> [WrongInput] {
    let members = with?.members ?? []
    var given: Set<String> = []
    for member in members where !(member.value.isNull || member.value.text == "") { given.insert(member.name.lowercased()) }
    let unknown = action.inputs.map { known in members.filter { !known.contains($0.name.lowercased()) }.prefix(limit) } ?? []
    var wrong: [WrongInput] = []
    for name in action.required where isExchange && !given.contains(name) {
      let near = unknown.first { action.nearest(to: $0.name) == name }
      wrong.append(WrongInput(kind: .missing(name, given: near?.name), span: uses.span))
    }
    return wrong + unknown.map { WrongInput(kind: .unknown($0.name, near: action.nearest(to: $0.name)), span: $0.key) }
  }
}

extension KnownAction {
  /// The input that was probably meant by `name`.
  fileprivate func nearest(to name: String) -> String? {
    // Words in one name are compared whatever joins them.
    Spelling.nearest(to: name, in: (inputs ?? []).map { $0.replacing("-", with: "_") })?.replacing("_", with: "-")
  }
}
