import Source

/// A job of a workflow: steps, or a call of another workflow.
public struct Job: Sendable {
  public let id: String
  /// Where its id stands.
  public let span: Span
  public let tree: Tree

  init(_ member: Tree.Member) {
    id = member.name
    span = member.key
    tree = member.value
  }

  /// What is said about `id-token` here; nil for nothing.
  public var permission: TokenPermission? { tree["permissions"].map { TokenPermission($0) } }

  /// The workflow that it calls.
  public var call: Tree? { tree["uses"] }

  public var steps: [Step] { (tree["steps"]?.items ?? []).map { Step(tree: $0) } }

  /// The name of the environment; nil where there is none.
  public var environment: Tree? {
    guard let environment = tree["environment"], !environment.isNull else { return nil }
    return environment.members == nil ? environment : environment["name"]
  }

  public var matrix: Tree? { tree["strategy"]?["matrix"] }
}

/// A step of a job or of a composite action.
public struct Step: Sendable {
  public let tree: Tree

  /// What it shows itself as.
  public var name: String {
    tree["name"]?.text ?? tree["uses"]?.text ?? tree["run"]?.text.map { String($0.prefix { $0 != "\n" }) } ?? "a step"
  }

  /// The steps of a composite action; none for an action of another kind.
  public static func all(ofAction root: Tree) -> [Step] {
    guard root["runs"]?["using"]?.text == "composite" else { return [] }
    return (root["runs"]?["steps"]?.items ?? []).map { Step(tree: $0) }
  }

  /// The inputs of an action.
  public static func inputs(ofAction root: Tree) -> [Input] {
    (root["inputs"]?.members ?? []).map { Input($0) }
  }
}
