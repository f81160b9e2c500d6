import Glibc

/// What one run of a program cost.
struct Cost {
  /// From its start to its end.
  var milliseconds: Double
  /// User and system together.
  var processorMilliseconds: Double
  /// The most memory that it held at a time.
  var peakKilobytes: Int
}

/// An amount of time as the system counts it.
private func milliseconds(_ time: timeval) -> Double { Double(time.tv_sec) * 1000 + Double(time.tv_usec) / 1000 }

/// A program that is started and measured, with nothing to read and its output thrown away.
struct Process {
  var name: String
  var command: [String]
  /// Variables on top of this process's own.
  var variables: [String: String] = [:]

  /// Runs to the end; nil when it failed.
  func run() -> Cost? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var environment: [UnsafeMutablePointer<CChar>?] = []
    var at = environ
    // No shell stands between: names such as `INPUT_CA-BUNDLE` go on.
    while let entry = at.pointee {
      let text = String(cString: entry)
      if !variables.keys.contains(where: { text.hasPrefix($0 + "=") }) { environment.append(strdup(text)) }
      at += 1
    }
    environment += variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    let arguments = command.map { strdup($0) } + [nil]
    defer { for pointer in environment + arguments { free(pointer) } }
    var process = pid_t()
    let start = ContinuousClock.now
    guard posix_spawnp(&process, command[0], &actions, nil, arguments, environment) == 0 else { return nil }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(process, &status, 0, &usage) == process, status == 0 else { return nil }
    let took = start.duration(to: .now)
    let processor = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
    return Cost(milliseconds: took / .milliseconds(1), processorMilliseconds: processor, peakKilobytes: usage.ru_maxrss)
  }
}
