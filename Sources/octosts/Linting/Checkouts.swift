import Lint
import Source
import TrustPolicy
import Usage

/// The checkouts that the linted files lie in, each looked at once, and only as far as somebody asks.
struct Checkouts {
  private let host: Host
  private var known: [String: Surroundings] = [:]
  private var workflows: [String: Workflows] = [:]

  /// What the workflows of a checkout ask for, with words for those that could not be read.
  struct Workflows {
    var exchanges: Exchanges
    var problems: [String]
  }

  init(_ host: Host) {
    self.host = host
  }

  /// The root of the checkout where the path `ROOT/.github/FOLDER/NAME`, without `.` and `..`, is that of a policy, or of a workflow through
  /// `workflows`; nil elsewhere.
  static func root(of path: String, through folder: String = "chainguard") -> String? {
    let folders = path.split(separator: "/").dropLast()
    guard path.hasPrefix("/"), folders.suffix(2).elementsEqual([".github", folder[...]]) else { return nil }
    return "/" + folders.dropLast(2).joined(separator: "/")
  }

  /// What is known around the policies of the checkout at `root`.
  mutating func surroundings(of root: String) -> Surroundings {
    if let surroundings = known[root] { return surroundings }
    let surroundings = Surroundings(repository: repository(root), workflows: names(root), allowlist: allowlist(root))
    known[root] = surroundings
    return surroundings
  }

  /// What the workflows of the checkout at `root`, which is called `name` with a slash, ask for; nil where there are none, or nobody knows whose
  /// they are.
  mutating func workflows(of root: String, shownAs name: String) -> Workflows? {
    if let workflows = workflows[root] { return workflows }
    let surroundings = surroundings(of: root)
    guard let repository = surroundings.repository, surroundings.workflows?.isEmpty == false else { return nil }
    let search = WorkflowSearch(host: host, folder: name.isEmpty ? "." : name == "/" ? "" : String(name.dropLast()), root: nil)
    // What a clone has once noted as the default branch may have another name today: nothing is found on the strength of that.
    let checkout = search.checkout(
      repository: repository, isNameExact: isRunning(in: root), defaultBranch: nil,
      branches: GitCheckout(host: host, folder: root).branches)
    guard let (sources, problems) = try? search.workflows() else { return nil }
    let found = Workflows(exchanges: Exchanges(checkout, workflows: sources, isWhole: problems.isEmpty), problems: problems)
    workflows[root] = found
    return found
  }

  /// Gives up what is known of workflows, which may be much.
  mutating func forgetWorkflows(of root: String) { workflows[root] = nil }

  /// Whether this is a workflow and the checkout at its usual place: then the runner tells whose it is.
  private func isRunning(in root: String) -> Bool {
    host.environment["GITHUB_WORKSPACE"] == root && host.environment["GITHUB_REPOSITORY"] != nil
  }

  /// Elsewhere the remote does, as somebody has written it.
  private func repository(_ root: String) -> String? {
    isRunning(in: root) ? host.environment["GITHUB_REPOSITORY"] : GitCheckout(host: host, folder: root).repository
  }

  private func names(_ root: String) -> Set<String>? {
    guard let entries = try? host.listFolder(root.path(to: ".github/workflows")) else { return nil }
    return Set(entries.filter(\.isFile).map(\.name))
  }

  private func allowlist(_ root: String) -> IssuerAllowlist? {
    let path = root.path(to: ".github/chainguard/" + IssuerAllowlist.fileName)
    guard let bytes = try? host.readFile(path, PolicySearch.fileLimit) else { return nil }
    return AllowlistFile(SourceText(name: path, bytes: bytes)).allowlist
  }
}
