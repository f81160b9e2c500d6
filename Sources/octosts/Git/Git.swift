import Source

/// What git knows of a checkout. It is started without a shell, and no text of a user's can be an option to it.
struct Git: Sendable {
  private let host: Host

  init(_ host: Host) {
    self.host = host
  }

  /// The files of the checkout that `folder` is in which differ from where `revision` and `HEAD` parted, by their paths from its root: committed,
  /// staged, changed, new or gone, but for those that git ignores.
  func changed(in folder: String, since revision: String) throws(GitError) -> [String] {
    let inside = try git(folder, ["rev-parse", "--is-inside-work-tree"])
    guard inside.status == 0, inside.line == "true" else { throw .notACheckout(folder: folder, said: inside.said) }
    let commit = try git(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"])
    guard commit.status == 0, Self.isHash(commit.line) else { throw .unknownRevision(revision, isShallow: try isShallow(folder)) }
    let base = try git(folder, ["merge-base", commit.line, "HEAD"])
    guard base.status == 0, Self.isHash(base.line) else { throw .noCommonCommit(revision, isShallow: try isShallow(folder)) }
    let changed = try git(
      folder,
      [
        "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--ignore-submodules", base.line, "--",
      ])
    guard changed.status == 0 else { throw .failed("diff", said: changed.said) }
    let new = try git(folder, ["ls-files", "-z", "--others", "--exclude-standard", "--full-name", "--", ":/"])
    guard new.status == 0 else { throw .failed("ls-files", said: new.said) }
    return changed.names + new.names
  }

  private func isShallow(_ folder: String) throws(GitError) -> Bool {
    try git(folder, ["rev-parse", "--is-shallow-repository"]).line == "true"
  }

  private func git(_ folder: String, _ arguments: [String]) throws(GitError) -> Subprocess.Result {
    // A checkout may name a program that watches its files, and looking need not write an index.
    let command = ["git", "-C", folder, "--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "diff.relative=false"] + arguments
    do { return try host.execute(command) } catch { throw .notStarted(error) }
  }

  private static func isHash(_ text: String) -> Bool {
    text.utf8.count >= 40
      && text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0 }
  }
}

/// Why git cannot tell what has changed.
enum GitError: Error {
  case notStarted(FileError)
  case notACheckout(folder: String, said: String)
  case unknownRevision(String, isShallow: Bool)
  case noCommonCommit(String, isShallow: Bool)
  case failed(String, said: String)
}

extension GitError: CustomStringConvertible {
  var description: String {
    switch self {
    case .notStarted(let error): "--changed-since asks git, which cannot be started: \(error)"
    case .notACheckout(let folder, let said):
      "--changed-since asks git, to which `\(folder)` is no checkout" + (said.isEmpty ? "" : ": \(said)")
    case .unknownRevision(let revision, let isShallow):
      "there is no commit `\(revision)` in this checkout"
        + (isShallow ? Self.shallow : ": fetch it, or name another, such as `origin/main` or `HEAD~1`")
    case .noCommonCommit(let revision, let isShallow):
      "`\(revision)` and what is checked out have no commit in common" + (isShallow ? " here" + Self.shallow : "")
    case .failed(let command, let said): "git \(command) failed: \(said)"
    }
  }

  private static let shallow =
    ", which is shallow: let actions/checkout fetch the whole history with `fetch-depth: 0`, or run `git fetch --unshallow`"
}

extension Subprocess.Result {
  /// The output's first line.
  fileprivate var line: String { out.split(separator: 0x0A).first.map { String(decoding: $0, as: UTF8.self) } ?? "" }
  /// Names that zeroes end.
  fileprivate var names: [String] { out.split(separator: 0).map { String(decoding: $0, as: UTF8.self) } }
  /// The first line of its complaints.
  fileprivate var said: String {
    let line = err.split(separator: 0x0A).first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    return line.hasPrefix("fatal: ") ? String(line.dropFirst(7)) : line
  }
}
