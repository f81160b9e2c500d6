import Report

/// Whether a report is coloured.
enum ColourChoice: String, Sendable, CaseIterable {
  /// On a terminal, unless the environment says otherwise.
  case auto
  case always
  case never

  /// The style of what goes to standard output. In the environment `NO_COLOR` (https://no-color.org) comes before `CLICOLOR_FORCE`, and both before
  /// what the terminal is.
  func style(of host: Host) -> Style {
    func isSet(_ name: String) -> Bool { host.environment[name].map { !$0.isEmpty } ?? false }
    switch self {
    case .always: return .coloured
    case .never: return .plain
    case .auto:
      if isSet("NO_COLOR") { return .plain }
      if isSet("CLICOLOR_FORCE"), host.environment["CLICOLOR_FORCE"] != "0" { return .coloured }
      let isDumb = ["dumb", ""].contains(host.environment["TERM"] ?? "")
      return host.outputIsTerminal() && !isDumb ? .coloured : .plain
    }
  }
}
