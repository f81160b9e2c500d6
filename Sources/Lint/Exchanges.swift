import Source
import TrustPolicy
import Usage

/// A repository, as far as it is at hand, and what the workflows there ask for.
public struct Exchanges: Sendable {
  public private(set) var checkout: Workspace
  public let usage: WorkflowUsage

  /// Looks at `workflows` of `checkout`; `isWhole` where these are all.
  public init(_ checkout: Workspace, workflows: [SourceText], isWhole: Bool = true) {
    self.checkout = checkout
    usage = WorkflowUsage(checkout, workflows: workflows, isWhole: isWhole)
  }

  /// What is told about.
  public struct Part: Sendable {
    /// Workflows and actions, each as a whole; nil for all that there are.
    public var files: Set<String>?
    /// Policies by their names; of what asks for one that alone is told.
    public var policies: Set<String>

    public init(files: Set<String>?, policies: Set<String> = []) {
      self.files = files
      self.policies = policies
    }

    public static let all = Part(files: nil)

    /// Whether everything in the file called `name` is told.
    func isWhole(_ name: String) -> Bool { files?.contains(name) ?? true }
  }

  /// What comes of the exchanges of `part`.
  public func judgements(_ part: Part = .all) -> [Judgement] {
    usage.judgements(in: checkout) { site in
      guard let files = part.files else { return true }
      if site.files.contains(where: files.contains) { return true }
      return site.identity(in: checkout).map(part.policies.contains) ?? false
    }
  }

  /// The same with other bytes in some policies, by their names: as they are meant to be, not as they are.
  public func with(_ policies: [String: [UInt8]]) -> Exchanges {
    if policies.isEmpty { return self }
    var other = self
    let paths = Dictionary(uniqueKeysWithValues: policies.map { (PolicyPath.path(of: $0.key), $0.value) })
    other.checkout = checkout.with(paths)
    return other
  }
}
