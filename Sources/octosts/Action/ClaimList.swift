import JSON
import Secret
import Token

/// The claims of an identity token as lines, for a log: only when something failed, for they name the run in every detail.
enum ClaimList {
  /// `name: value` in alphabetical order; nothing when the token cannot be read.
  static func lines(_ token: Secret) -> [String] {
    guard let compact = try? CompactToken(token), let json = try? JSONValue(parsing: compact.payload), let members = json.members else {
      return []
    }
    return members.sorted { $0.name < $1.name }.map { "\($0.name): \($0.value.text(.compact))" }
  }
}
