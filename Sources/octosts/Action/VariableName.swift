/// Which variables a workflow may have the token put into.
enum VariableName {
  /// Names that mean something to the runner, to shells, loaders and the programs of later steps.
  private static let taken: Set<String> = [
    "CI", "PATH", "HOME", "SHELL", "IFS", "ENV", "BASH_ENV", "PS4", "PROMPT_COMMAND", "USER", "PWD", "TMPDIR", "LANG", "EDITOR", "PAGER",
    "CLASSPATH", "JAVA_TOOL_OPTIONS", "RUBYOPT", "RUBYLIB", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY", "SSL_CERT_FILE",
    "SSL_CERT_DIR",
  ]
  private static let takenPrefixes = [
    "GITHUB_", "RUNNER_", "ACTIONS_", "INPUT_", "STATE_", "NODE_", "LD_", "DYLD_", "PYTHON", "PERL", "GIT_", "LC_",
  ]

  /// Whether `name` is a portable name that nothing else acts upon. `GIT_` and the like hold commands that programs run.
  static func isFree(_ name: String) -> Bool {
    guard let first = name.utf8.first, isLetter(first), name.utf8.count <= 128 else { return false }
    guard name.utf8.allSatisfy({ isLetter($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return false }
    let upper = name.uppercased()
    return !taken.contains(upper) && !takenPrefixes.contains { upper.hasPrefix($0) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
  }
}
