import Source
import WorkflowFiles
import YAML

/// What the workflows of a checkout do with policies.
public struct WorkflowUsage: Sendable {
  /// The workflows in the order of their names.
  public let workflows: [SourceText]
  /// Files that are no YAML, with the place and the reason.
  public let unreadable: [(source: SourceText, error: YAMLError)]
  /// In the order of their places.
  public let sites: [Site]
  /// The paths of those that name no event, in the order of their names.
  public var unstarted: [String] { files.filter { $0.value.triggers.isEmpty }.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
  /// Whether everything was looked at; of a checkout made to be without end it was not.
  public let isComplete: Bool
  /// The workflows that were read, by their paths.
  let files: [String: WorkflowFile]
  /// Texts that workflows and actions hand on.
  let handed: Set<String>
  /// Whether a job that may have an OIDC token calls a workflow of another repository, which may exchange it.
  let callsElsewhere: Bool

  /// Looks at every workflow of `checkout`.
  ///
  /// - Parameter isWhole: whether these are all workflows that there are.
  public init(_ checkout: Workspace, workflows sources: [SourceText], isWhole: Bool = true) {
    var files: [String: WorkflowFile] = [:]
    var unreadable: [(source: SourceText, error: YAMLError)] = []
    let sources = sources.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    for source in sources {
      do {
        files[source.name] = try WorkflowFile(source)
      } catch {
        unreadable.append((source, error))
      }
    }
    var finder = SiteFinder(checkout, files)
    for source in sources {
      if let file = files[source.name] { finder.follow(file) }
    }
    finder.followUncalled()
    workflows = sources
    self.files = files
    self.unreadable = unreadable
    let handed = HandedTexts(files.values.map { $0 } + finder.readActions)
    self.handed = handed.all
    isComplete = finder.isComplete && handed.isComplete && isWhole
    callsElsewhere = finder.callsElsewhere
    sites = finder.sites.sorted { Self.place($0) < Self.place($1) }
  }

  /// What comes of the exchanges of `sites` with the policies that `checkout` has at hand: the work that takes long.
  public func judgements(in checkout: Workspace, of isWanted: (Site) -> Bool = { _ in true }) -> [Judgement] {
    let judge = Judge(checkout: checkout)
    return sites.filter(isWanted).map { judge.judge($0) }
  }

  private static func place(_ site: Site) -> (String, Int, String) {
    (site.source.name, site.span.start, site.jobs.joined(separator: " "))
  }
}
