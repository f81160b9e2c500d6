/// What the process tells its caller.
enum ExitStatus: Int32, Sendable {
  /// Clean, allowed, done.
  case success = 0
  /// Findings, denied, refused by the service.
  case refused = 1
  /// The work could not be done: unreadable file, no network, unusable environment.
  case unable = 2
  /// The arguments or inputs make no sense (`EX_USAGE`).
  case usage = 64
  /// A signal asked the process to end, and it has put things in order (128 and SIGTERM's number).
  case stopped = 143
}
