import Decision
import JSON
import Lint
import PolicyTest
import Report
import Source
import TrustPolicy

/// Finds the cases of a checkout and asks the policies.
struct CaseRun {
  let host: Host
  let domain: String
  /// Only cases whose name, or identity, has this text in it.
  let filter: String?

  /// Everything that was read, to tell whether it has changed.
  struct Result {
    var report: TestReport
    var fingerprint: [[UInt8]]
  }

  func run(_ paths: [String]) -> Result {
    var state = State()
    for path in paths {
      do throws(FileError) {
        try collect(path, &state, depth: 0, isNamed: true)
      } catch {
        state.problems.append("cannot read \(error)")
      }
    }
    if state.caseFiles.isEmpty, state.problems.isEmpty {
      state.problems.append("no cases in \(paths.map { "`\($0)`" }.joined(separator: ", ")): they are in `.github/chainguard/tests/*.yaml`")
    }
    var files: [TestReport.File] = []
    for path in state.caseFiles.sorted() {
      do throws(FileError) {
        let bytes = try host.readFile(path, CaseFile.sizeLimit)
        state.fingerprint.append(bytes)
        let file = CaseFile(SourceText(name: path, bytes: bytes))
        let cases = file.cases.filter { isWanted($0) }
        files.append(TestReport.File(file, cases.map { ask($0, of: path, &state) }))
      } catch {
        state.problems.append("cannot read \(error)")
      }
    }
    // Policies beside the tests are what the cases are about, also those that no case names.
    if filter == nil { for path in state.policyFiles { _ = policy(path, isOrganization: false, &state) } }
    let policies = state.policies.sorted { $0.key < $1.key }.compactMap { try? $0.value.get() }
    let coverage = Coverage(policies, files.flatMap(\.outcomes))
    return Result(report: TestReport(files, problems: state.problems, coverage: coverage), fingerprint: state.fingerprint)
  }

  private struct State {
    var caseFiles: Set<String> = []
    var policyFiles: Set<String> = []
    var policies: [String: Swift.Result<PolicyFile, FileError>] = [:]
    var problems: [String] = []
    var fingerprint: [[UInt8]] = []
  }

  private func isWanted(_ one: TestCase) -> Bool {
    guard let filter else { return true }
    if case .identity(let identity) = one.target, identity.contains(filter) { return true }
    return one.name.contains(filter)
  }

  // MARK: Asking

  private func ask(_ one: TestCase, of path: String, _ state: inout State) -> Outcome {
    let folder = Self.parent(path)
    let policyPath =
      switch one.target {
      case .identity(let identity): Self.join(Self.parent(folder), identity + PolicyPath.policySuffix)
      case .file(let file): Self.join(folder, file)
      }
    let file: PolicyFile
    switch policy(policyPath, isOrganization: one.isOrganization, &state) {
    case .success(let found): file = found
    case .failure(let error): return Outcome(one, policy: policyPath, error: "cannot read \(error)")
    }
    do {
      if let claims = try Outcome.claims(one.evidence, domain: domain) { return Outcome(one, file, claims: claims, domain: domain) }
    } catch {
      return Outcome(one, policy: policyPath, error: "\(error)")
    }
    guard case .file(let name) = one.evidence else { return Outcome(one, policy: policyPath, error: "the case shows no token") }
    let claimsPath = Self.join(folder, name)
    do {
      let bytes = try host.readFile(claimsPath, PolicySearch.fileLimit)
      state.fingerprint.append(bytes)
      guard let members = (try? JSONValue(parsing: bytes))?.members else {
        return Outcome(one, policy: policyPath, error: "`\(claimsPath)` holds no JSON object of claims")
      }
      return Outcome(one, file, claims: members, domain: domain)
    } catch {
      return Outcome(one, policy: policyPath, error: "cannot read \(error)")
    }
  }

  private func policy(_ path: String, isOrganization: Bool, _ state: inout State) -> Swift.Result<PolicyFile, FileError> {
    if let known = state.policies[path] { return known }
    let result: Swift.Result<PolicyFile, FileError>
    do {
      let bytes = try host.readFile(path, PolicySearch.fileLimit)
      state.fingerprint.append(bytes)
      let candidate = PolicySearch(host, isOrganization: isOrganization).candidate(path)
      let kind = Linter().kind(candidate, bytes: bytes).policyKind ?? .repository
      result = .success(PolicyFile(SourceText(name: path, bytes: bytes), kind: isOrganization ? .organization : kind))
    } catch {
      result = .failure(error)
    }
    state.policies[path] = result
    return result
  }

  // MARK: Finding

  private static let skippedFolders: Set<String> = [".git", ".build", "node_modules"]

  private func collect(_ path: String, _ state: inout State, depth: Int, isNamed: Bool) throws(FileError) {
    guard let entries = try host.listFolder(path) else {
      state.caseFiles.insert(path)
      return
    }
    let isTests = path.split(separator: "/").last == "tests" && Self.parent(path).split(separator: "/").last == "chainguard"
    if isTests, isNamed { try addPolicies(beside: path, &state) }
    for entry in entries {
      let inner = Self.join(path, entry.name)
      if entry.isFile, isTests, entry.name.hasSuffix(".yaml") || entry.name.hasSuffix(".yml") { state.caseFiles.insert(inner) }
      if entry.isFolder, depth < 32, !Self.skippedFolders.contains(entry.name) {
        if entry.name == CaseFile.folder, path.split(separator: "/").last == "chainguard" { try addPolicies(beside: inner, &state) }
        try collect(inner, &state, depth: depth + 1, isNamed: false)
      }
    }
  }

  private func addPolicies(beside tests: String, _ state: inout State) throws(FileError) {
    let folder = Self.parent(tests)
    for entry in try host.listFolder(folder) ?? [] where entry.isFile && entry.name.hasSuffix(PolicyPath.policySuffix) {
      state.policyFiles.insert(Self.join(folder, entry.name))
    }
  }

  static func parent(_ path: String) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return parts.isEmpty ? "." : parts.joined(separator: "/")
  }

  static func join(_ folder: String, _ name: String) -> String {
    if name.hasPrefix("/") || folder == "." { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}
