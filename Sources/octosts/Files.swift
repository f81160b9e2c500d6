import FoundationEssentials
import Glibc

/// Why a file cannot be used.
enum FileError: Error {
  case missing(String)
  case unreadable(String)
  case tooLarge(String, limit: Int)
  case notClaims(String, String)
  case notAPolicy(String)
}

extension FileError: CustomStringConvertible {
  var description: String {
    switch self {
    case .missing(let path): "`\(path)`: no such file or folder"
    case .unreadable(let path): "`\(path)` cannot be read"
    case .tooLarge(let path, let limit): "`\(path)` is larger than \(limit) bytes, which is no policy and no token"
    case .notClaims(let path, let why): "`\(path)` holds neither a JSON object of claims nor a JWT: \(why)"
    case .notAPolicy(let path): "`\(path)` is an allowlist of issuers: give a policy, `NAME.sts.yaml`"
    }
  }
}

/// Reads whole files of bounded size.
enum Files {
  /// GitHub's contents API, by which the service reads policies, gives no larger file.
  static let limit = 1 << 20

  /// The bytes of the file at `path`; `-` is standard input.
  static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw errno == ENOENT ? .missing(path) : .unreadable(path) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .unreadable(path) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      if bytes.count > limit { throw .tooLarge(path, limit: limit) }
    }
  }
}
