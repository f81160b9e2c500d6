/// A workflow command in a line of a step's log, as the runner's `ActionCommand` finds it: `::name key=value,…::data` at the start of the line,
/// or `##[name key=value;…]data` anywhere in it.
struct LogCommand: Equatable {
  /// What the runner does something about; any other name is text.
  enum Name: String, CaseIterable {
    case error, warning, notice, debug, group, endgroup, echo
    case addMask = "add-mask"
    case setOutput = "set-output"
    case saveState = "save-state"
    case stopCommands = "stop-commands"
    case setEnvironment = "set-env"
    case addPath = "add-path"
    case addMatcher = "add-matcher"
    case removeMatcher = "remove-matcher"
  }

  /// The name as written.
  let name: String
  /// Names in lower case, for the runner does not look at case.
  let properties: [String: String]
  let data: String

  /// The command that the runner knows by this name.
  var known: Name? { Name(rawValue: name.lowercased()) }

  /// Nil when the line is text.
  init?(_ line: String) {
    guard let parts = Self.colons(line) ?? Self.brackets(line) else { return nil }
    let info = parts.info.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    name = String(info[0])
    var properties: [String: String] = [:]
    for pair in (info.count > 1 ? info[1] : "").split(separator: parts.separator) {
      let halves = pair.split(separator: "=", maxSplits: 1)
      guard halves.count == 2 else { continue }
      properties[halves[0].trimmedBlanks.lowercased()] = Self.unescaped(String(halves[1]), parts.propertyEscapes)
    }
    self.properties = properties
    data = Self.unescaped(String(parts.data), parts.dataEscapes)
  }

  private struct Parts {
    var info: Substring
    var data: Substring
    var separator: Character
    var propertyEscapes: [(String, String)]
    var dataEscapes: [(String, String)]
  }

  private static let lines = [("%0D", "\r"), ("%0A", "\n")]
  // `%25` is last, as in the runner: `%250A` is the text `%0A`.
  private static let percent = [("%25", "%")]

  private static func colons(_ line: String) -> Parts? {
    let text = line.drop(while: \.isWhitespace)
    guard text.hasPrefix("::") else { return nil }
    let inner = text.dropFirst(2)
    guard let end = inner.firstRange(of: "::") else { return nil }
    return Parts(
      info: inner[..<end.lowerBound], data: inner[end.upperBound...], separator: ",",
      propertyEscapes: lines + [("%3A", ":"), ("%2C", ",")] + percent, dataEscapes: lines + percent)
  }

  private static func brackets(_ line: String) -> Parts? {
    guard let start = line.firstRange(of: "##["), let end = line[start.upperBound...].firstIndex(of: "]") else { return nil }
    let escapes = [("%3B", ";")] + lines + [("%5D", "]")] + percent
    return Parts(
      info: line[start.upperBound..<end], data: line[line.index(after: end)...], separator: ";", propertyEscapes: escapes,
      dataEscapes: escapes)
  }

  private static func unescaped(_ text: String, _ escapes: [(String, String)]) -> String {
    escapes.reduce(text) { $0.replacing($1.0, with: $1.1) }
  }
}

extension Substring {
  /// Without blanks at either end.
  var trimmedBlanks: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
