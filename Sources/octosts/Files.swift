import Glibc

/// Why a file could not be used.
enum FileError: Error, Hashable, Sendable {
  /// A system call failed with this `errno`.
  case system(path: String, code: Int32)
  case tooLarge(path: String, limit: Int)
  /// A link leads out of the folder that was allowed.
  case outside(path: String)
  /// A folder, a device or a pipe.
  case notPlain(path: String)
  /// It is something that may never end, or never begin: a named pipe, a device, a socket.
  case special(path: String, String)

  /// Whether there is nothing at the path.
  var isAbsence: Bool {
    if case .system(_, let code) = self { code == ENOENT || code == ENOTDIR } else { false }
  }
}

extension FileError: CustomStringConvertible {
  var description: String {
    switch self {
    case .system(let path, let code): "`\(path)`: \(strerror(code).map { String(cString: $0).lowercased() } ?? "error \(code)")"
    case .tooLarge(let path, let limit): "`\(path)` is larger than \(limit) bytes"
    case .outside(let path): "`\(path)` leads out of the workspace"
    case .notPlain(let path): "`\(path)` is no plain file"
    case .special(let path, let what): "`\(path)`: it is \(what) and no file; what a program writes can come by standard input, `-`"
    }
  }
}

/// Files by system calls: what the command needs is less than what Foundation brings.
enum Files {
  static func environment() -> [String: String] {
    var all: [String: String] = [:]
    var at = environ
    while let entry = at.pointee {
      let bytes = Array(UnsafeBufferPointer(start: entry, count: strlen(entry))).map { UInt8(bitPattern: $0) }
      if let equals = bytes.firstIndex(of: UInt8(ascii: "=")) {
        // Of a name given twice `getenv` sees the first.
        let name = String(decoding: bytes[..<equals], as: UTF8.self)
        all[name] = all[name] ?? String(decoding: bytes[(equals + 1)...], as: UTF8.self)
      }
      at += 1
    }
    return all
  }

  /// All of a regular file, or of what an open descriptor gives.
  static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    let file = try openPlain(path)
    defer { close(file) }
    return try read(file, path: path, limit: limit)
  }

  /// Opens a regular file or a descriptor: never waits for someone to open the other end of a named pipe.
  private static func openPlain(_ path: String) throws(FileError) -> Int32 {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else { throw .system(path: path, code: errno) }
    var status = stat()
    guard fstat(file, &status) == 0 else {
      let code = errno
      close(file)
      throw .system(path: path, code: code)
    }
    // `/dev/stdin` and a shell's `<(…)`: both ends are open already, so that waiting is right.
    let isDescriptor = ["/dev/fd/", "/proc/self/fd/", "/dev/stdin"].contains { path.hasPrefix($0) }
    let type = status.st_mode & S_IFMT
    guard type == S_IFREG || type == S_IFDIR || isDescriptor else {
      close(file)
      throw .special(path: path, type == S_IFIFO ? "a named pipe" : type == S_IFSOCK ? "a socket" : "a device")
    }
    _ = fcntl(file, F_SETFL, fcntl(file, F_GETFL) & ~O_NONBLOCK)
    return file
  }

  /// The absolute path without links; nil when there is nothing.
  static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// Whether there is anything at `path`.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func read(_ file: Int32, path: String, limit: Int) throws(FileError) -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count == 0 { return all }
      if count < 0 {
        if errno == EINTR { continue }
        throw .system(path: path, code: errno)
      }
      guard all.count + count <= limit else { throw .tooLarge(path: path, limit: limit) }
      all += buffer[..<count]
    }
  }

  /// Gives `take` the file at `path`, or standard input for nil, piece by piece until it answers false.
  static func read(_ path: String?, _ take: ([UInt8]) -> Bool) throws(FileError) {
    var file = STDIN_FILENO
    if let path { file = try openPlain(path) }
    defer { if path != nil { close(file) } }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw .system(path: path ?? "<stdin>", code: errno)
      }
      guard count > 0, take(Array(buffer[..<count])) else { return }
    }
  }

  /// A plain file that lies in `folder` with all links followed. Nothing else is opened: of a checkout anybody may have made the links.
  static func read(_ path: String, inside folder: String, limit: Int) throws(FileError) -> [UInt8] {
    guard let root = resolved(folder), let real = resolved(path) else { throw .system(path: path, code: errno) }
    guard real.utf8.starts(with: (root == "/" ? root : root + "/").utf8) else { throw .outside(path: path) }
    // A pipe must not keep us waiting.
    let file = open(real, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard file >= 0 else { throw .system(path: path, code: errno) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw .notPlain(path: path) }
    return try read(file, path: path, limit: limit)
  }

  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// One entry of a folder. A link to a file is a file, as GitHub serves it; a link to a folder is no folder, so that no search goes round in a
  /// circle.
  struct Entry: Sendable {
    var name: String
    var isFolder: Bool
    var isFile: Bool
    /// Whether a link leads to it.
    var isLink: Bool
  }

  /// What the folder holds, sorted; nil when `path` is no folder.
  static func entries(_ path: String) throws(FileError) -> [Entry]? {
    guard let folder = opendir(path) else {
      if errno == ENOTDIR { return nil }
      throw .system(path: path, code: errno)
    }
    defer { closedir(folder) }
    var entries: [Entry] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name != ".", name != ".." else { continue }
      var status = stat()
      guard lstat(path + "/" + name, &status) == 0 else { continue }
      var type = status.st_mode & S_IFMT
      let isLink = type == S_IFLNK
      if isLink, stat(path + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG { type = S_IFREG }
      entries.append(Entry(name: name, isFolder: type == S_IFDIR, isFile: type == S_IFREG, isLink: isLink))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  /// The working folder.
  static func workingFolder() -> String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  static func append(_ text: String, to path: String) throws(FileError) {
    // Made by the runner, so never created here: a mistyped path must not pass for success.
    let file = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard file >= 0 else { throw .system(path: path, code: errno) }
    let written = write(text, to: file)
    let code = errno
    guard close(file) == 0, written else { throw .system(path: path, code: code) }
  }

  /// Makes the file `path`, and its folder where that is missing; false where the file is there already.
  static func create(_ bytes: [UInt8], at path: String) throws(FileError) -> Bool {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    if !folder.isEmpty, mkdir(folder, 0o777) != 0, errno != EEXIST { throw .system(path: folder, code: errno) }
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    if file < 0, errno == EEXIST { return false }
    guard file >= 0 else { throw .system(path: path, code: errno) }
    let written = write(bytes, to: file)
    let code = errno
    guard close(file) == 0, written else { throw .system(path: path, code: code) }
    return true
  }

  /// Puts `bytes` in the place of what the file at `path` held; the file keeps its mode and its links.
  static func write(_ bytes: [UInt8], over path: String) throws(FileError) {
    try write(bytes, to: path, O_WRONLY | O_TRUNC | O_CLOEXEC)
  }

  /// Makes the file at `path`, or puts `bytes` in its place; a link there is not followed.
  static func replace(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    try write(bytes, to: path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC)
  }

  private static func write(_ bytes: [UInt8], to path: String, _ flags: Int32) throws(FileError) {
    let file = open(path, flags, 0o644)
    guard file >= 0 else { throw .system(path: path, code: errno) }
    let written = write(bytes, to: file)
    let code = errno
    guard close(file) == 0, written else { throw .system(path: path, code: code) }
  }

  /// Whether all of `text` went out: in one call, unless the system takes less.
  static func write(_ text: String, to file: Int32) -> Bool {
    write(Array(text.utf8), to: file)
  }

  private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}
