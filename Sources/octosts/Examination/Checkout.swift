import Source
import TrustPolicy
import Workflow

/// The policy's file in the workspace, as far as it is at hand. A checkout may be anybody's: nothing outside it is read, and nothing large.
struct Checkout: Sendable {
  /// Policies are some hundred bytes.
  static let limit = 128 << 10

  let host: Host
  /// The workspace.
  let root: String
  /// The policy's path in the workspace; nil when it lies in another repository and nobody has said where.
  let path: String?
  /// Whether the path is one of the run's own repository, so that an annotation may point there.
  let isOwn: Bool
  let scope: Scope

  init(host: Host, run: Run, inputs: ActionInputs) {
    self.host = host
    root = run.workspace ?? host.workingFolder
    scope = Scope(inputs.asked.scope)
    isOwn = inputs.policyPath == nil && run.repository?.lowercased() == inputs.asked.policyRepository.lowercased()
    path = inputs.policyPath ?? (isOwn ? inputs.asked.policyPath : nil)
  }

  /// Whether there is anything in the workspace.
  var isThere: Bool {
    guard let entries = try? host.listFolder(root) else { return false }
    return !entries.isEmpty
  }

  func read(_ path: String) throws(FileError) -> [UInt8] {
    try host.readInside(path.hasPrefix("/") ? path : root + "/" + path, root, Self.limit)
  }

  /// The policy as the service would read it.
  func file(_ path: String, _ bytes: [UInt8]) -> PolicyFile {
    PolicyFile(
      SourceText(name: path, bytes: bytes), kind: scope.isOrganization ? .organization : .repository, repositories: scope.repositories)
  }

  /// The policy, when it is at hand and valid.
  var policy: TrustPolicy? {
    guard let path, let bytes = try? read(path) else { return nil }
    return file(path, bytes).policy
  }
}
