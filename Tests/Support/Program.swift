import Glibc
import Synchronization

/// A built program of this package, run as a process.
public struct Program: Sendable {
  /// What a run left behind.
  public struct Result: Sendable {
    /// The exit status, or 128 and the signal's number.
    public var status: Int32
    public var out: String
    public var err: String
    /// Both streams, for searching.
    public var everything: String { out + err }
  }

  public var path: String

  /// The program `name`, which the build put beside the tests.
  public init(_ name: String) {
    path = Self.products + "/" + name
  }

  /// The program at `path`.
  public init(path: String) {
    self.path = path
  }

  /// The folder that holds the running tests: on Linux they are a program of their own.
  public static let products: String = {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let path = String(decoding: buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }
  }()

  /// Runs with nothing in the environment but `environment` and the search path, `name` as the program's own name. Throws ``Disclosure`` when
  /// `octosts` shows a secret.
  public func run(_ arguments: [String] = [], as name: String? = nil, environment: [String: String] = [:], input: String = "") throws
    -> Result
  {
    let child = try start(arguments, as: name, environment: environment)
    Pipe.write(Array(input.utf8), to: child.stdin)
    let (out, err) = Pipe.drain(child.stdout, child.stderr)
    let result = Result(status: child.wait(), out: out, err: err)
    try check(result, arguments, environment)
    return result
  }

  /// Starts it, without input, to be watched and signalled.
  public func launch(_ arguments: [String] = [], as name: String? = nil, environment: [String: String] = [:]) throws -> Running {
    let child = try start(arguments, as: name, environment: environment)
    close(child.stdin)
    return Running(child) { try check($0, arguments, environment) }
  }

  private func check(_ result: Result, _ arguments: [String], _ environment: [String: String]) throws {
    guard path.hasSuffix("/octosts") else { return }
    try Disclosure.check(result, arguments: arguments, environment: environment)
  }

  /// A program that has been started.
  ///
  /// A class, because what has been read is read.
  public final class Running {
    private let child: Child
    private let check: (Result) throws -> Void
    private var out: [UInt8] = []

    fileprivate init(_ child: Child, check: @escaping (Result) throws -> Void) {
      self.child = child
      self.check = check
    }

    /// Sends a signal.
    public func signal(_ number: Int32) {
      kill(child.process, number)
    }

    /// Reads standard output until it holds `words`, or ends.
    public func wait(for words: String) {
      var byte: UInt8 = 0
      while !String(decoding: out, as: UTF8.self).contains(words), read(child.stdout, &byte, 1) == 1 { out.append(byte) }
    }

    /// Waits for the end.
    public func finish() throws -> Result {
      let (rest, err) = Pipe.drain(child.stdout, child.stderr)
      let result = Result(status: child.wait(), out: String(decoding: out, as: UTF8.self) + rest, err: err)
      try check(result)
      return result
    }
  }

  /// A process with our ends of its three streams.
  struct Child: Sendable {
    var process: pid_t
    var stdin: Int32
    var stdout: Int32
    var stderr: Int32

    /// Waits for the end, and gives the exit status as ``Result/status``.
    func wait() -> Int32 {
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      let signal = status & 0x7F
      return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
  }

  /// Held while pipes are made and given to a child: another child started meanwhile would hold their ends open too.
  private static let spawning = Mutex(())

  func start(_ arguments: [String], as name: String? = nil, environment: [String: String] = [:]) throws -> Child {
    var words = ([name ?? path] + arguments).map { strdup($0) }
    words.append(nil)
    var settings = environment.map { strdup("\($0.key)=\($0.value)") }
    settings.append(strdup("PATH=/usr/bin:/bin"))
    settings.append(nil)
    defer { for text in words + settings { free(text) } }
    return try Self.spawning.withLock { _ in try spawn(words, settings) }
  }

  private func spawn(_ words: [UnsafeMutablePointer<CChar>?], _ settings: [UnsafeMutablePointer<CChar>?]) throws -> Child {
    let (stdin, stdout, stderr) = (try Pipe(), try Pipe(), try Pipe())
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, stdin.reading, 0)
    posix_spawn_file_actions_adddup2(&actions, stdout.writing, 1)
    posix_spawn_file_actions_adddup2(&actions, stderr.writing, 2)
    var process = pid_t()
    let code = posix_spawn(&process, path, &actions, nil, words, settings)
    for end in [stdin.reading, stdout.writing, stderr.writing] { close(end) }
    guard code == 0 else {
      for end in [stdin.writing, stdout.reading, stderr.reading] { close(end) }
      throw SystemError(code: code)
    }
    return Child(process: process, stdin: stdin.writing, stdout: stdout.reading, stderr: stderr.reading)
  }
}

/// A pipe whose ends no other child inherits.
private struct Pipe {
  let reading: Int32
  let writing: Int32

  init() throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw SystemError(code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reading = ends[0]
    writing = ends[1]
  }

  /// Writes what the other side takes, and closes. Inputs are small: less than a pipe holds.
  static func write(_ bytes: [UInt8], to end: Int32) {
    // A child that does not read must not end the tests.
    signal(SIGPIPE, SIG_IGN)
    _ = bytes.withUnsafeBytes { Glibc.write(end, $0.baseAddress, $0.count) }
    close(end)
  }

  /// Reads two pipes to their ends, whichever has something first, and closes them.
  static func drain(_ first: Int32, _ second: Int32) -> (String, String) {
    var watched = [first, second].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var texts: [[UInt8]] = [[], []]
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while watched.contains(where: { $0.fd >= 0 }) {
      poll(&watched, 2, -1)
      for i in 0..<2 where watched[i].fd >= 0 && watched[i].revents != 0 {
        let count = read(watched[i].fd, &buffer, buffer.count)
        if count > 0 {
          texts[i] += buffer[..<count]
        } else if count == 0 || errno != EINTR {
          close(watched[i].fd)
          watched[i].fd = -1
        }
      }
    }
    return (String(decoding: texts[0], as: UTF8.self), String(decoding: texts[1], as: UTF8.self))
  }
}
