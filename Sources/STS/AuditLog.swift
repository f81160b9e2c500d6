import Synchronization

/// The service's own log: who asked what, and what was decided; never a token.
///
/// A class, because calls write it while the sandbox reads it. The oldest lines go once there are ``capacity``.
public final class AuditLog: Sendable {
  /// Lines that are kept.
  public static let capacity = 1000

  private let stored = Mutex<[String]>([])
  private let watch: @Sendable (String) -> Void

  /// A log that also tells `watch` of each line.
  public init(watch: @escaping @Sendable (String) -> Void = { _ in }) {
    self.watch = watch
  }

  /// The lines so far.
  public var lines: [String] { stored.withLock { $0 } }

  /// Adds a line; what came from outside has been escaped.
  public func add(_ line: String) {
    stored.withLock { lines in
      if lines.count >= Self.capacity { lines.removeFirst() }
      lines.append(line)
    }
    watch(line)
  }
}
