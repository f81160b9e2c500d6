import JSON
import Secret
import Token

/// The claims of an identity token for people: only when something failed, for they name the run in every detail.
enum ClaimList {
  /// A claim with its value as JSON.
  struct Claim: Sendable, Equatable {
    let name: String
    let value: String
  }

  /// In alphabetical order; none when the token cannot be read.
  static func claims(_ token: Secret) -> [Claim] {
    guard let compact = try? CompactToken(token), let json = try? JSONValue(parsing: compact.payload), let members = json.members else {
      return []
    }
    return members.sorted { $0.name < $1.name }.map { Claim(name: $0.name, value: $0.value.text(.compact)) }
  }

  /// `name: value` of each.
  static func lines(_ token: Secret) -> [String] {
    claims(token).map { "\($0.name): \($0.value)" }
  }
}
