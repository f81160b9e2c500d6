import Lint
import Source
import TrustPolicy
import Usage
import WorkflowFiles

/// The workflows of a checkout, and the files that they are looked at with.
struct WorkflowSearch {
  /// The most workflows that are read.
  private static let maximumFiles = 2_000
  /// The most bytes of them.
  private static let maximumBytes = 16 << 20

  let host: Host
  let folder: String
  /// Holds checkouts as `OWNER/REPO`.
  let root: String?

  /// The workflows, with words for those that cannot be read.
  func workflows() throws(FileError) -> (sources: [SourceText], problems: [String]) {
    var sources: [SourceText] = []
    var problems: [String] = []
    var left = Self.maximumBytes
    let path = folder + "/" + WorkflowFile.folder.dropLast()
    for entry in try host.listFolder(path) ?? [] where entry.isFile {
      let name = WorkflowFile.folder + entry.name
      guard WorkflowFile.isWorkflow(path: name) else { continue }
      guard sources.count < Self.maximumFiles, left > 0 else {
        problems.append("`\(path)` holds more workflows than are read: \(Self.maximumFiles) files, \(Self.maximumBytes) bytes")
        break
      }
      do throws(FileError) {
        let bytes = try host.readInside(folder + "/" + name, folder, WorkflowFile.sizeLimit)
        left -= bytes.count
        sources.append(SourceText(name: name, bytes: bytes))
      } catch {
        problems.append("cannot read \(error)")
      }
    }
    return (sources, problems)
  }

  /// The files around them.
  func checkout(repository: String, isNameExact: Bool = true, defaultBranch: String?, branches: Set<String>?) -> Workspace {
    Workspace(
      repository: repository, isNameExact: isNameExact, defaultBranch: defaultBranch, branches: branches, files: files(in: folder)
    ) { [root] owner, name in
      guard let root, Self.isPlain(owner), Self.isPlain(name) else { return nil }
      let path = "\(root)/\(owner)/\(name)"
      guard let entries = try? host.listFolder(path), !entries.isEmpty else { return nil }
      return files(in: path)
    }
  }

  /// The policies of the checkout, as `linter` sees them.
  func policies(_ exchanges: Exchanges, _ linter: Linter) -> [FileResult] {
    let checkout = exchanges.checkout
    return checkout.files.list(String(PolicyPath.folder.dropLast())).filter { $0.hasSuffix(PolicyPath.policySuffix) }.compactMap { name in
      let path = PolicyPath.folder + name
      let candidate = Candidate(path: path, absolutePath: "/\(checkout.repository)/\(path)", isOrganization: false)
      return checkout.files.read(path).map { linter.lint(candidate, bytes: $0, exchanges: exchanges) }
    }
  }

  private func files(in folder: String) -> Workspace.Repository {
    Workspace.Repository(
      read: { [host] path in
        guard path.split(separator: "/").allSatisfy({ Self.isPlain(String($0)) }) else { return nil }
        return try? host.readInside(folder + "/" + path, folder, WorkflowFile.sizeLimit)
      },
      list: { [host] path in ((try? host.listFolder(folder + "/" + path)) ?? []).filter(\.isFile).map(\.name) })
  }

  /// Whether a part of a path leads nowhere else.
  private static func isPlain(_ part: String) -> Bool {
    !part.isEmpty && part != "." && part != ".." && !part.utf8.contains(0) && !part.contains("/")
  }
}
