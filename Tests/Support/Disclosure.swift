/// A run of `octosts` that showed a secret where everyone can read it. ``Program`` throws it after whatever run it is, so every test that starts the
/// program looks for every secret that the program was given or got.
public struct Disclosure: Error, CustomStringConvertible {
  public let description: String

  /// Variables whose value is a secret.
  private static let variables: Set = ["ACTIONS_ID_TOKEN_REQUEST_TOKEN", "STATE_token", "GITHUB_TOKEN"]

  /// An installation token of GitHub, or a whole signed token.
  private static var shape: Regex<Substring> { #/ghs_[A-Za-z0-9]{20,}|eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}/# }

  /// Throws when `result` shows a secret: all of both streams is looked at but the commands that mask, and but what `exchange` is asked to print.
  static func check(_ result: Program.Result, arguments: [String], environment: [String: String]) throws {
    let streams =
      arguments.first == "exchange" ? [("standard error", result.err)] : [("standard output", result.out), ("standard error", result.err)]
    for (name, text) in streams where !text.isEmpty {
      let lines = text.split(separator: "\n").filter { !$0.hasPrefix("::add-mask::") }
      for (variable, secret) in environment where variables.contains(variable) && secret.utf8.count >= 8 {
        // A secret of several lines is shown when any of them is.
        for piece in secret.split(separator: "\n") where piece.utf8.count >= 8 && lines.contains(where: { $0.contains(piece) }) {
          throw Disclosure(description: "\(name) of `octosts \(arguments.joined(separator: " "))` shows the value of \(variable)")
        }
      }
      if let line = lines.first(where: { $0.contains(shape) }) {
        throw Disclosure(description: "\(name) of `octosts \(arguments.joined(separator: " "))` shows a token: \(line)")
      }
    }
  }
}
