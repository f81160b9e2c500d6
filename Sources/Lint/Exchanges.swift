import Source
import Usage

/// A repository, as far as it is at hand, and what the workflows there ask for.
public struct Exchanges: Sendable {
  public let checkout: Workspace
  public let usage: WorkflowUsage

  /// Looks at all `workflows` of `checkout`.
  public init(_ checkout: Workspace, workflows: [SourceText]) {
    self.checkout = checkout
    usage = WorkflowUsage(checkout, workflows: workflows)
  }
}
