/// Where the sandbox writes what a person reads.
struct Console: Sendable {
  /// Writes a text and ends the line.
  var write: @Sendable (String) -> Void

  static let standardOutput = Console { File.write(Array(($0 + "\n").utf8), to: 1) }
  static let standardError = Console { File.write(Array(($0 + "\n").utf8), to: 2) }
}
