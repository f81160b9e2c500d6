import Checkout
import Decision
import Source
import TrustPolicy

/// Every identity of some repositories, each policy read once.
struct IdentityList {
  /// An identity with the policy that stands behind it.
  struct Entry {
    var scope: String
    var identity: String
    /// Nil where the service refuses the file.
    var policy: TrustPolicy?
  }

  let entries: [Entry]

  init(_ store: PolicyStore, policyRepository: String) {
    var entries: [Entry] = []
    for repository in store.repositories {
      // The organization's own scope is not limited to the repository of its policies.
      let isPolicyRepository = repository.name.hasSameBytes(as: policyRepository)
      let scope = isPolicyRepository ? repository.owner : repository.owner + "/" + repository.name
      for file in store.files(owner: repository.owner, repository: repository.name, folder: PolicyPath.folder) {
        guard file.hasSuffix(PolicyPath.policySuffix), file.utf8.count > PolicyPath.policySuffix.utf8.count,
          let bytes = store.read(owner: repository.owner, repository: repository.name, path: PolicyPath.folder + file)
        else { continue }
        let read = PolicyFile(SourceText(name: file, bytes: bytes), kind: isPolicyRepository ? .organization : .repository)
        entries.append(
          Entry(scope: scope, identity: String(file.dropLast(PolicyPath.policySuffix.count)), policy: read.policy))
      }
    }
    self.entries = entries
  }
}
