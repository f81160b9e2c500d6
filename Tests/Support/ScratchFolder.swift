import Glibc

/// A folder for one test, removed with the value.
public final class ScratchFolder: Sendable {
  public let path: String

  public init() throws {
    var template = Array("/tmp/octosts-tests-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemError(code: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    Self.remove(path)
  }

  private static func remove(_ path: String) {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { remove("\(path)/\(name)") }
      }
      closedir(folder)
    }
    _ = Glibc.remove(path)
  }

  /// Writes a file, with the folders above it, and gives its path.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    var folder = self.path
    for part in name.split(separator: "/").dropLast() {
      folder += "/\(part)"
      mkdir(folder, 0o700)
    }
    let path = "\(path)/\(name)"
    guard let file = fopen(path, "w") else { throw SystemError(code: errno) }
    defer { fclose(file) }
    fputs(text, file)
    return path
  }

  /// Makes a link called `name` to a file elsewhere.
  public func link(_ name: String, to path: String) throws {
    guard symlink(path, "\(self.path)/\(name)") == 0 else { throw SystemError(code: errno) }
  }

  /// The text of a file of this folder.
  public func read(_ name: String) throws -> String {
    guard let file = fopen("\(path)/\(name)", "r") else { throw SystemError(code: errno) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
