import HTTP

/// Writes rows in pieces that are worth a system call, and none later than a moment after it was made.
struct RowWriter {
  private let host: Host
  private var pending = ""
  private var last: Duration
  private(set) var isBroken = false
  var progress: Progress

  private static let pieceSize = 32_768

  init(_ host: Host) {
    self.host = host
    progress = Progress(host)
    last = host.time.elapsed()
  }

  mutating func write(_ text: String) {
    pending += text
    if pending.utf8.count >= Self.pieceSize || host.time.elapsed() - last > .milliseconds(200) { flush() }
  }

  mutating func flush() {
    last = host.time.elapsed()
    guard !pending.isEmpty, !isBroken else { return }
    progress.clear()
    isBroken = !host.write(pending)
    pending.removeAll(keepingCapacity: true)
  }
}
