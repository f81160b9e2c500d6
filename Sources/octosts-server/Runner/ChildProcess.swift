import Dispatch
import Glibc

/// A program that is run without a shell, in a process group of its own, with nothing to read and one pipe for all that it says.
struct ChildProcess {
  /// The program, looked for in `PATH` when it holds no slash, and its arguments.
  var command: [String]
  /// The whole environment.
  var environment: [String: String]

  /// Bytes of a line that are kept; what follows up to its end is dropped.
  static let lineLimit = 1 << 20

  /// Why a program did not start: the system's error number.
  struct NotStarted: Error {
    let number: Int32
    var reason: String { String(cString: strerror(number)) }
  }

  /// Runs to the end and returns the exit status, 128 and the signal's number when a signal ended it. When the program ends, what it left behind in its
  /// group ends too, as in a container.
  func run(signals: Signals, line: @escaping @Sendable (String) -> Void) async throws(NotStarted) -> Int32 {
    let (process, output) = try start()
    signals.adopt(process)
    async let reading: Void = Self.read(output, line)
    let status = await Self.wait(process, signals)
    await reading
    return status
  }

  private func start() throws(NotStarted) -> (pid_t, Int32) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw NotStarted(number: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[1]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // This process ignores the signals it forwards; the program must not inherit that.
    var every = sigset_t()
    sigfillset(&every)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigdefault(&attributes, &every)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETPGROUP))
    var process: pid_t = 0
    let arguments = command.map { strdup($0) } + [nil]
    let variables = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    let program = command.first ?? ""
    let number = posix_spawnp(&process, program, &actions, &attributes, arguments, variables)
    guard number == 0 else {
      close(ends[0])
      throw NotStarted(number: number)
    }
    return (process, ends[0])
  }

  private static func read(_ output: Int32, _ line: @escaping @Sendable (String) -> Void) async {
    await onThread {
      var lines = LineReader(limit: lineLimit)
      var chunk = [UInt8](repeating: 0, count: 16_384)
      while true {
        let count = Glibc.read(output, &chunk, chunk.count)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { break }
        for text in lines.take(chunk.prefix(count)) { line(text) }
      }
      if let rest = lines.rest { line(rest) }
      close(output)
    }
  }

  private static func wait(_ process: pid_t, _ signals: Signals) async -> Int32 {
    await onThread {
      var facts = siginfo_t()
      while waitid(P_PID, id_t(process), &facts, WEXITED | WNOWAIT) != 0 && errno == EINTR {}
      // The group is ended before the process is reaped: until then no other group can have its number.
      kill(-process, SIGKILL)
      signals.release()
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0 && errno == EINTR {}
      let signal = status & 0x7F
      return signal == 0 ? status >> 8 & 0xFF : 128 + signal
    }
  }

  /// Blocking work must not hold a thread of the concurrency pool, on which the service answers.
  private static func onThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: work()) }
    }
  }
}
