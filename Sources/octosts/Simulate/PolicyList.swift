import Lint
import Source
import TrustPolicy

/// The policies that were given as files and folders.
struct PolicyList {
  enum Problem: Error, CustomStringConvertible {
    case unreadable(FileError)
    case notAPolicy(String)
    case none(String)

    var description: String {
      switch self {
      case .unreadable(let error): "cannot read \(error)"
      case .notAPolicy(let path): "`\(path)` is an allowlist of issuers: give a policy, `NAME.sts.yaml`"
      case .none(let path): "no policy in `\(path)`: policies are called `.github/chainguard/NAME.sts.yaml`"
      }
    }
  }

  let files: [PolicyFile]

  /// Reads what `paths` stand for; of a folder every policy below it.
  init(_ paths: [String], isOrganization: Bool, _ host: Host) throws(Problem) {
    let search = PolicySearch(host, isOrganization: isOrganization)
    var files: [PolicyFile] = []
    for path in paths {
      let candidates: [Candidate]
      do { candidates = try search.candidates(path) } catch { throw .unreadable(error) }
      let before = files.count
      for candidate in candidates {
        let bytes: [UInt8]
        do { bytes = try search.read(candidate) } catch { throw .unreadable(error) }
        guard let kind = Linter().kind(candidate, bytes: bytes).policyKind else {
          // In a folder an allowlist is no mistake.
          if candidates.count == 1 && candidate.path == path { throw .notAPolicy(path) }
          continue
        }
        files.append(PolicyFile(SourceText(name: candidate.path, bytes: bytes), kind: kind))
      }
      if files.count == before { throw .none(path) }
    }
    self.files = files
  }
}
