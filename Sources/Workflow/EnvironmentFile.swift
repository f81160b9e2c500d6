/// Entries for the files that `GITHUB_OUTPUT`, `GITHUB_STATE` and `GITHUB_ENV` name.
///
/// Written as actions/runner's `FileCommandManager` reads them. The text of all entries together is to be appended in one write, so that
/// a step that dies leaves either all or nothing.
public enum EnvironmentFile {
  /// One name with its value.
  public struct Entry: Sendable, Hashable {
    /// Without line ends, `=` and `<`.
    public var name: String
    /// Any text.
    public var value: String

    /// The entry `name=value`.
    public init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The text of `entries`, each with its line end; several lines stand between delimiters drawn from `generator`.
  public static func text(_ entries: [Entry], using generator: inout some RandomNumberGenerator) throws(WorkflowError) -> String {
    var out = ""
    for entry in entries { out += try text(entry, using: &generator) }
    return out
  }

  /// The text of `entries` with delimiters from the system's generator.
  public static func text(_ entries: [Entry]) throws(WorkflowError) -> String {
    var generator = SystemRandomNumberGenerator()
    return try text(entries, using: &generator)
  }

  private static func text(_ entry: Entry, using generator: inout some RandomNumberGenerator) throws(WorkflowError) -> String {
    guard !entry.name.isEmpty else { throw .emptyName }
    for scalar in entry.name.unicodeScalars {
      // `=` and `<<` would end the name early, a line end the entry.
      guard scalar.value >= 0x20, scalar.value != 0x7F, scalar != "=", scalar != "<" else {
        throw .unusableName(entry.name)
      }
    }
    guard entry.value.unicodeScalars.contains(where: { $0 == "\n" || $0 == "\r" }) else { return "\(entry.name)=\(entry.value)\n" }
    let delimiter = "octosts_" + hexadecimal(generator.next()) + hexadecimal(generator.next())
    // 128 random bits: nobody who wrote the value can have guessed them, but a weak generator must not open the door either.
    guard !entry.value.contains(delimiter) else { throw .delimiterInValue(entry.name) }
    return "\(entry.name)<<\(delimiter)\n\(entry.value)\n\(delimiter)\n"
  }

  private static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
