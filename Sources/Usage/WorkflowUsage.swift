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
  public let judgements: [Judgement]
  /// Whether everything was looked at; of a checkout made to be without end it was not.
  public let isComplete: Bool

  /// Looks at every workflow of `checkout`.
  public init(_ checkout: Workspace, workflows sources: [SourceText]) {
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
    let judge = Judge(checkout: checkout)
    workflows = sources
    self.unreadable = unreadable
    isComplete = finder.isComplete
    judgements = finder.sites.map { judge.judge($0) }.sorted { Self.place($0) < Self.place($1) }
  }

  private static func place(_ judgement: Judgement) -> (String, Int, String) {
    (judgement.site.source.name, judgement.site.span.start, judgement.site.jobs.joined(separator: " "))
  }
}
