import HTTP

/// A line on a terminal that says how far long work has come: shown after a second, and taken away before anything else is written.
struct Progress {
  private let host: Host
  private let isShown: Bool
  private let start: Duration
  private var last: Duration
  private var isOnScreen = false

  init(_ host: Host) {
    self.host = host
    isShown = host.errorIsTerminal()
    start = host.time.elapsed()
    last = start
  }

  /// Says `text` if it is time to.
  mutating func say(_ text: @autoclosure () -> String) {
    guard isShown else { return }
    let now = host.time.elapsed()
    guard now - start > .seconds(1), now - last > .milliseconds(200) else { return }
    last = now
    isOnScreen = host.complain("\r\u{1B}[K" + text())
  }

  /// Takes the line away.
  mutating func clear() {
    if isOnScreen { _ = host.complain("\r\u{1B}[K") }
    isOnScreen = false
  }
}
