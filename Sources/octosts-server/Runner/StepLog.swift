/// What a step writes, line by line, and what the runner shows of it.
///
/// Commands act and are not shown, but for errors, warnings, notices and groups, which are shown as the log page writes them. Masks hide what they
/// name in every later line.
struct StepLog {
  /// Masks known so far: those of the job, and those that steps added.
  var masks: Masks
  /// Whether `::debug::` is shown.
  let debug: Bool
  /// What `::set-output` and `::save-state` said, the old way.
  private(set) var outputs: [CommandFile.Entry] = []
  private(set) var state: [CommandFile.Entry] = []
  /// Errors, warnings and notices counted.
  private(set) var annotations: [String: Int] = [:]
  private var stopToken: String?
  private var echo = false

  init(masks: Masks, debug: Bool) {
    self.masks = masks
    self.debug = debug
  }

  /// The text to show for a line; nil for none.
  mutating func show(_ line: String) -> String? {
    guard let command = LogCommand(line) else { return masks.hide(line) }
    if let stopToken {
      if command.name.lowercased() == stopToken.lowercased() { self.stopToken = nil }
      return masks.hide(line)
    }
    guard let known = command.known else { return masks.hide(line) }
    if let shown = act(known, command, line) { return masks.hide(shown) }
    return nil
  }

  private mutating func act(_ known: LogCommand.Name, _ command: LogCommand, _ line: String) -> String? {
    switch known {
    case .addMask:
      guard command.data.contains(where: { !$0.isWhitespace }) else {
        return "##[warning]Can't add secret mask for empty string in ##[add-mask] command."
      }
      masks.add(command.data)
      return echo ? "::add-mask::***" : nil
    case .error, .warning, .notice:
      annotations[known.rawValue, default: 0] += 1
      return "##[\(known.rawValue)]\(command.data)"
    case .debug: return debug ? "##[debug]\(command.data)" : nil
    case .group: return "##[group]\(command.data)"
    case .endgroup: return "##[endgroup]"
    case .setOutput:
      outputs.append(CommandFile.Entry(name: command.properties["name"] ?? "", value: command.data))
      return echo ? line : nil
    case .saveState:
      state.append(CommandFile.Entry(name: command.properties["name"] ?? "", value: command.data))
      return echo ? line : nil
    case .stopCommands:
      stopToken = command.data
      return line
    case .echo:
      echo = command.data.trimmedBlanks.lowercased() == "on"
      return nil
    case .setEnvironment, .addPath: return "##[error]Unable to process command '\(line)' successfully."
    case .addMatcher, .removeMatcher: return echo ? line : nil
    }
  }
}

extension String {
  fileprivate var trimmedBlanks: String { self[...].trimmedBlanks }
}
