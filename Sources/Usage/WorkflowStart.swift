import Issuers
import Pattern
import WorkflowFiles

/// How a workflow of a checkout comes to run.
public struct WorkflowStart: Sendable {
  /// Whether another workflow can call it.
  public let isCallable: Bool
  /// What its own events start.
  public let runs: [Runs]
  /// Whether all of its events are known.
  public let isKnown: Bool

  init(_ file: WorkflowFile, defaultBranch: String?) {
    isCallable = file.trigger("workflow_call") != nil
    let events = file.triggers.filter { $0.event != "workflow_call" }
    isKnown = events.allSatisfy { GitHubEvent.origin($0.event) != nil }
    runs = events.flatMap { Runs.all($0, defaultBranch: defaultBranch) }
  }
}

extension WorkflowUsage {
  /// The names of the workflows that could be read, without their folder.
  public var names: [String] { files.keys.sorted().map { String($0.dropFirst(WorkflowFile.folder.count)) } }

  /// How the workflow called `name` comes to run; nil where there is none that could be read.
  public func start(of name: String, defaultBranch: String?) -> WorkflowStart? {
    files[WorkflowFile.folder + name].map { WorkflowStart($0, defaultBranch: defaultBranch) }
  }
}

extension Runs {
  /// What the ref can be, as far as names are written in Latin letters.
  public var refs: Language {
    // For `pull_request_target` it was the base branch until December 2025, and of that not all is told.
    event == "pull_request_target" ? Self.branches : languages[.ref] ?? .all
  }

  /// A ref to show.
  public var exampleRef: String? { Trial.readable(refs, .ref) }

  private static let branches = Language.form("refs/heads/.+")
}
