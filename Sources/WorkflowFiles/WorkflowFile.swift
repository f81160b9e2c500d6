import Source
import YAML

/// A file of `.github/workflows`, as GitHub reads it.
public struct WorkflowFile: Sendable {
  /// The folder in which GitHub looks for workflows, with its slash.
  public static let folder = ".github/workflows/"
  /// GitHub reads none that is larger by much; what a hostile one may cost grows with it.
  public static let sizeLimit = 1 << 20

  public let source: SourceText
  public let root: Tree
  /// What starts it.
  public let triggers: [Trigger]
  public let jobs: [Job]

  /// Reads `source`; a file that is no workflow has no triggers and no jobs.
  public init(_ source: SourceText) throws(YAMLError) {
    self.source = source
    root = Tree(try Document(parsing: source.bytes))
    triggers = Trigger.all(root["on"])
    jobs = (root["jobs"]?.members ?? []).map { Job($0) }
  }

  /// Whether GitHub takes the file at `path` of a repository for a workflow.
  public static func isWorkflow(path: String) -> Bool {
    guard path.hasPrefix(folder), path.hasSuffix(".yml") || path.hasSuffix(".yaml") else { return false }
    return !path.dropFirst(folder.count).contains("/")
  }

  /// What is said about `id-token` for all jobs; nil for nothing.
  public var permission: TokenPermission? { root["permissions"].map { TokenPermission($0) } }

  /// The name that runs are shown under, and the claim `workflow`.
  public var name: String { root["name"]?.text ?? source.name }

  /// The trigger called `event`.
  public func trigger(_ event: String) -> Trigger? { triggers.first { $0.event == event } }
}

/// What a `permissions` key says about the OIDC token.
public struct TokenPermission: Sendable, Equatable {
  public let isGranted: Bool
  /// Where that is said.
  public let span: Span

  init(_ tree: Tree) {
    if let member = tree.member("id-token") {
      isGranted = member.value.text == "write"
      span = member.key.joined(member.value.span)
    } else {
      isGranted = tree.text == "write-all"
      span = tree.span
    }
  }
}
