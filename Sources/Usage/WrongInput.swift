import Source
import TrustPolicy
import WorkflowFiles

/// What is wrong with the inputs that a step gives an action.
public struct WrongInput: Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    /// It cannot do without this one, which nothing stands for.
    case missing(String)
    /// It cannot do without the second, which the first is probably meant to be.
    case misspelt(String, required: String)
    /// It has no such input; this one may have been meant.
    case unknown(String, near: String?)
    /// The input `command` asks for what it cannot do; this may have been meant.
    case task(String, near: String?)
  }

  public let kind: Kind
  public let span: Span

  /// The input that a misspelt one is meant to be.
  private var required: String? {
    switch kind {
    case .misspelt(_, let required): required
    case .missing, .unknown, .task: nil
    }
  }

  /// More of a step than anybody reads.
  private static let limit = 20

  /// The wrong ones of a step that uses `action`.
  static func all(of action: KnownAction, _ uses: Tree, _ with: Tree?, isExchange: Bool) -> [WrongInput] {
    let members = with?.members ?? []
    var given: Set<String> = []
    for member in members where !(member.value.isNull || member.value.text == "") { given.insert(member.name.lowercased()) }
    let unknown = action.inputs.map { known in members.filter { !known.contains($0.name.lowercased()) }.prefix(limit) } ?? []
    let missing = isExchange ? action.required.filter { !given.contains($0) } : []
    let wrong = unknown.map { member in
      let near = action.nearest(to: member.name)
      if let near, missing.contains(near) { return WrongInput(kind: .misspelt(member.name, required: near), span: member.key) }
      return WrongInput(kind: .unknown(member.name, near: near), span: member.key)
    }
    let absent = missing.filter { name in !wrong.contains { $0.required == name } }
    return absent.map { WrongInput(kind: .missing($0), span: uses.span) } + action.wrongTask(members) + wrong
  }
}

extension KnownAction {
  /// The input that was probably meant by `name`.
  fileprivate func nearest(to name: String) -> String? {
    Spelling.nearest(to: name, in: inputs ?? [])
  }

  /// The task that it does not have.
  fileprivate func wrongTask(_ members: [Tree.Member]) -> [WrongInput] {
    guard !tasks.isEmpty, let value = members.first(where: { $0.name.lowercased() == "command" })?.value, let task = value.text,
      !task.isEmpty,
      Template(task).literal != nil, !tasks.contains(task)
    else { return [] }
    return [WrongInput(kind: .task(task, near: Spelling.nearest(to: task, in: tasks)), span: value.span)]
  }
}
