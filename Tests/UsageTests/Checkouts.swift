import Foundation
import Lint
import Source
import Support
import Usage

/// Checkouts for tests: of files in memory, and of the fixtures.
enum Checkouts {
  static func files(_ all: [String: String]) -> Workspace.Repository {
    Workspace.Repository(
      read: { all[$0].map { Array($0.utf8) } },
      list: { folder in
        all.keys.filter { $0.hasPrefix(folder + "/") && !$0.dropFirst(folder.count + 1).contains("/") }.map {
          String($0.dropFirst(folder.count + 1))
        }.sorted()
      })
  }

  /// `acme/app` with these files, whose default branch is `main`.
  static func memory(_ all: [String: String], repository: String = "acme/app", defaultBranch: String? = "main") -> (
    Workspace, WorkflowUsage
  ) {
    let checkout = Workspace(repository: repository, defaultBranch: defaultBranch, files: files(all))
    let workflows = all.filter { $0.key.hasPrefix(".github/workflows/") }.map { SourceText(name: $0.key, text: $0.value) }
    return (checkout, WorkflowUsage(checkout, workflows: workflows))
  }

  /// What the rules say of a checkout: its workflows, actions and policies.
  static func findings(_ checkout: Workspace, _ usage: WorkflowUsage) -> [FileResult] {
    let exchanges = Exchanges(checkout, workflows: usage.workflows)
    let linter = Linter(rules: Rule.exchanges)
    let policies = checkout.files.list(".github/chainguard").compactMap { name -> FileResult? in
      let path = ".github/chainguard/" + name
      let candidate = Candidate(path: path, absolutePath: "/\(checkout.repository)/\(path)", isOrganization: false)
      return checkout.files.read(path).map { linter.lint(candidate, bytes: $0, exchanges: exchanges) }
    }
    return (linter.lint(exchanges, exchanges.judgements()) + policies).filter { !$0.findings.isEmpty }
  }

  private static func folder(_ path: String) -> Workspace.Repository {
    Workspace.Repository(
      read: { (try? Data(contentsOf: URL(filePath: path + "/" + $0))).map { Array($0) } },
      list: { ((try? FileManager.default.contentsOfDirectory(atPath: path + "/" + $0)) ?? []).sorted() })
  }

  /// `acme/app` of the fixtures, with `acme/lib` at hand.
  static let example: (checkout: Workspace, usage: WorkflowUsage, judgements: [Judgement]) = {
    let root = Fixtures.path("workflows")
    let files = folder(root + "/acme/app")
    let checkout = Workspace(repository: "acme/app", defaultBranch: "main", files: files) { owner, name in
      "\(owner)/\(name)" == "acme/lib" ? folder(root + "/acme/lib") : nil
    }
    let sources = files.list(".github/workflows").compactMap { name in
      files.read(".github/workflows/" + name).map { SourceText(name: ".github/workflows/" + name, bytes: $0) }
    }
    let usage = WorkflowUsage(checkout, workflows: sources)
    return (checkout, usage, usage.judgements(in: checkout))
  }()
}
