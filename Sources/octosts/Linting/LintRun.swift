import Lint
import Report
import Settings
import Source

/// One run over everything that a request names. What cannot be read does not hide the rest.
struct LintRun {
  private let host: Host
  private let request: LintRequest
  private var files: [FileResult] = []
  private var obstacles: [LintObstacle] = []
  private var places: [String: String] = [:]
  private var patches = ""
  private var seen: Set<String> = []
  private var loaded: [String: SettingsFile] = [:]
  private var workflows: WorkflowParts

  /// What came of it.
  struct Outcome: Sendable {
    let report: LintReport
    /// The fixes that were asked to be shown.
    let patches: String
  }

  private init(_ request: LintRequest, on host: Host) {
    self.request = request
    self.host = host
    workflows = WorkflowParts(host)
  }

  static func outcome(of request: LintRequest, on host: Host) -> Outcome {
    var run = LintRun(request, on: host)
    for path in request.paths {
      do throws(LintObstacle) { try run.lint(path) } catch { run.obstacles.append(error) }
    }
    // At the end, when policies are as fixes leave them.
    for told in run.workflows.finish() { run.add(told) }
    return Outcome(report: LintReport(run.files, obstacles: run.obstacles, places: run.places), patches: run.patches)
  }

  private mutating func lint(_ path: String) throws(LintObstacle) {
    let isInput = path == "-"
    let named = isInput ? request.inputPath ?? "<stdin>" : path
    let absolute = named.absolutePath(in: host.workingFolder)
    var isFolder = false
    if !isInput { isFolder = try listing(path) != nil }
    let folder = isFolder ? absolute : absolute.parentFolder ?? "/"
    let checkout = CheckoutRoot(around: folder, on: host)
    let (settings, settingsRoot) = try settings(in: checkout)
    let changed =
      isInput
      ? nil : try changes(in: isFolder ? path : String(path.dropLast(path.split(separator: "/").last?.count ?? 0)), of: checkout.root)
    let scope = LintScope(
      linter: linter(settings), settings: settings, settingsRoot: settingsRoot, root: checkout.root, isFolder: isFolder, changed: changed,
      changedRoots: LintScope.rootsOfChangedWorkflows(changed, in: checkout.root, on: host))
    let search = PolicySearch(host, isOrganization: request.isOrganization, policyRepository: settings.policyRepository)

    if isInput {
      let bytes = try Self.reading { () throws(FileError) in try host.readInput(PolicySearch.fileLimit) }
      try lint(search.candidate(named), bytes, scope, isInput: true)
      return
    }
    if !isFolder, WorkflowParts.isWorkflow(search.candidate(path)), host.exists(path) {
      if workflows.add(workflow: search.candidate(path), in: scope) { return }
      throw .nothing(
        "`\(path)` is a workflow of a checkout whose repository is not known: neither the runner nor a remote `origin` tells it")
    }
    let found = try Self.reading { () throws(FileError) in try search.files(path, within: checkout.root) }
    if found.isEmpty, request.changedSince == nil {
      throw .nothing("no policy in `\(path)`: policies are called `.github/chainguard/NAME.sts.yaml`")
    }
    var last: String?
    for file in found {
      do throws(LintObstacle) {
        switch file {
        case .strayLink(let path): throw .file("`\(path)` is a link out of the checkout, which GitHub does not follow")
        case .file(let candidate):
          guard isConcerned(candidate, scope), !scope.ignores(candidate.absolutePath) else { continue }
          if !seen.insert(candidate.absolutePath).inserted { continue }
          let root = Checkouts.root(of: candidate.absolutePath)
          // Where a search comes to the next checkout, it is done with the last.
          if let last, last != root, workflows.isWhole(last) { add(workflows.finish(last)) }
          last = root
          try lint(candidate, try Self.reading { () throws(FileError) in try search.read(candidate) }, scope)
        }
      } catch {
        obstacles.append(error)
      }
    }
  }

  /// Whether the file is asked for, or what has changed in the workflows of its checkout may concern it.
  private func isConcerned(_ candidate: Candidate, _ scope: LintScope) -> Bool {
    if scope.isWanted(candidate.absolutePath) { return true }
    guard scope.linter.looksAtWorkflows, let root = Checkouts.root(of: candidate.absolutePath) else { return false }
    return scope.changedRoots.contains(root)
  }

  private mutating func lint(
    _ candidate: Candidate, _ bytes: [UInt8], _ scope: LintScope, isInput: Bool = false
  ) throws(LintObstacle) {
    let isWanted = scope.isWanted(candidate.absolutePath)
    let linter = isWanted ? scope.linter : scope.linter.forWorkflows
    var bytes = bytes
    var isDraft = isInput
    if request.repair != .none, isWanted {
      let fixed = Fixer(linter).fix(candidate, bytes: bytes)
      if fixed.count > 0 {
        if request.repair == .show {
          patches += Difference.unified(candidate.path, bytes, fixed.bytes)
          isDraft = true
        } else {
          do { try host.writeFile(candidate.path, fixed.bytes) } catch { throw .file("cannot write \(error)") }
        }
        bytes = fixed.bytes
      }
    }
    let (surroundings, exchanges) = workflows.surroundings(of: candidate, in: scope, for: linter, draft: isDraft ? bytes : nil)
    let result = linter.lint(candidate, bytes: bytes, in: surroundings, exchanges: exchanges)
    // What was looked at for the sake of workflows alone is told only where there is something to tell.
    if !isWanted, result.findings.isEmpty { return }
    places[candidate.path] = candidate.absolutePath.path(below: scope.root)
    files.append(result)
  }

  private mutating func add(_ told: WorkflowParts.Told) {
    obstacles += told.problems.map { .file($0) }
    for (result, place) in told.results {
      places[result.source.name] = place
      files.append(result)
    }
  }

  private func linter(_ settings: Settings) -> Linter {
    let domain = request.domain ?? settings.domain ?? Linter.hostedDomain
    let rules = Rule.all.filter { rule in
      // What is asked for by name is looked for, whatever the settings say.
      request.selected.isEmpty
        ? settings.isOn(rule.id) && !request.ignored.contains(rule.id)
        : request.selected.contains(rule.id) && !request.ignored.contains(rule.id)
    }
    // What the settings say that an App holds, it holds at the domain that they name.
    let held = domain == settings.domain ? settings.permissions : nil
    return Linter(domain: domain, held: held, rules: rules, severities: settings.severities)
  }

  /// The settings, and the folder from which their paths count.
  private mutating func settings(in checkout: CheckoutRoot) throws(LintObstacle) -> (Settings, root: String) {
    let path: String
    var root = checkout.root
    switch request.settings {
    case .none: return (Settings(), root)
    case .file(let named): path = named
    case .nearest:
      guard let folder = checkout.settingsFolder else { return (Settings(), root) }
      root = folder
      let absolute = folder.path(to: Settings.path)
      path = absolute.path(below: host.workingFolder) ?? absolute
      guard let real = host.realPath(absolute), real.path(below: host.realPath(folder) ?? folder) != nil else {
        throw .file("`\(path)` is a link out of the checkout")
      }
    }
    places[path] = path.absolutePath(in: host.workingFolder).path(below: checkout.root)
    let file: SettingsFile
    if let known = loaded[path] {
      file = known
    } else {
      let bytes = try Self.reading { () throws(FileError) in try host.readFile(path, SettingsFile.sizeLimit) }
      file = SettingsFile(SourceText(name: path, bytes: bytes))
      loaded[path] = file
      if !file.findings.isEmpty { throw .settings(file) }
    }
    // Said once; what is not understood must not be half obeyed for other paths either.
    if !file.findings.isEmpty { throw .nothing("`\(path)` is not understood, so nothing that it is about was looked at") }
    return (file.settings, root)
  }

  /// The absolute paths of changed files of the checkout at `root`, in which `folder` is; nil when all are asked for.
  private func changes(in folder: String, of root: String) throws(LintObstacle) -> Set<String>? {
    guard let revision = request.changedSince else { return nil }
    do {
      return Set(try Git(host).changed(in: folder.isEmpty ? "." : folder, since: revision).map { root.path(to: $0) })
    } catch {
      throw .nothing(error.description)
    }
  }

  private func listing(_ path: String) throws(LintObstacle) -> [Files.Entry]? {
    try Self.reading { () throws(FileError) in try host.listFolder(path) }
  }

  private static func reading<Value>(_ work: () throws(FileError) -> Value) throws(LintObstacle) -> Value {
    do { return try work() } catch { throw .file("cannot read \(error)") }
  }
}
