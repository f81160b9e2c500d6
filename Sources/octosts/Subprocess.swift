import Glibc

/// Other programs, run to their end without a shell, with nothing to read.
enum Subprocess {
  struct Result: Sendable {
    /// The exit status; 128 and the signal's number when a signal ended it.
    var status: Int32
    var out: [UInt8]
    var err: [UInt8]
  }

  /// More than the names of all files of any checkout.
  private static let limit = 1 << 28

  /// Runs `command`, whose first word is looked for in `PATH`.
  static func run(_ command: [String], environment: [String: String]) throws(FileError) -> Result {
    let name = command.first ?? ""
    let out = try pipe(for: name)
    let err: Ends
    do { err = try pipe(for: name) } catch {
      close(out.reading)
      close(out.writing)
      throw error
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, out.writing, 1)
    posix_spawn_file_actions_adddup2(&actions, err.writing, 2)
    // We ignore SIGPIPE; the program should not have to know.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    let arguments = command.map { strdup($0) } + [nil]
    let variables = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, name, &actions, &attributes, arguments, variables)
    close(out.writing)
    close(err.writing)
    guard code == 0 else {
      close(out.reading)
      close(err.reading)
      throw .system(path: name, code: code)
    }
    let texts = drain([out.reading, err.reading])
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return Result(status: signal == 0 ? status >> 8 & 0xFF : 128 + signal, out: texts[0], err: texts[1])
  }

  private struct Ends {
    var reading: Int32
    var writing: Int32
  }

  /// A pipe that no other child inherits.
  private static func pipe(for name: String) throws(FileError) -> Ends {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw .system(path: name, code: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return Ends(reading: ends[0], writing: ends[1])
  }

  /// Reads pipes to their ends, whichever has something first; what is beyond the limit is read and dropped.
  private static func drain(_ pipes: [Int32]) -> [[UInt8]] {
    var watched = pipes.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var texts: [[UInt8]] = pipes.map { _ in [] }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while watched.contains(where: { $0.fd >= 0 }) {
      _ = poll(&watched, nfds_t(watched.count), -1)
      for i in watched.indices where watched[i].fd >= 0 && watched[i].revents != 0 {
        let count = read(watched[i].fd, &buffer, buffer.count)
        if count > 0 {
          if texts[i].count < limit { texts[i] += buffer[..<count] }
        } else if count == 0 || errno != EINTR {
          close(watched[i].fd)
          watched[i].fd = -1
        }
      }
    }
    return texts
  }
}
