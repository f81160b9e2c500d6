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
}
