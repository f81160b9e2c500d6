import Issuers
import JSON
import Source

/// What `octosts claims` prints.
public enum ClaimsReport {
  /// The claims as JSON, or a line each that says where its value comes from.
  public static func text(_ sheet: ClaimSheet, explains: Bool) -> String {
    guard explains else { return sheet.json.text(.indented) + "\n" }
    let width = sheet.claims.map { $0.name.shown.count }.max() ?? 0
    return sheet.claims.map { claim in
      let name = claim.name.shown
      let value = (claim.value.string.map { "`\($0)`" } ?? claim.value.text()).shown
      return "\(words(claim.origin))  \(name)\(String(repeating: " ", count: width - name.count))  \(value)\n"
    }.joined()
  }

  private static func words(_ origin: ClaimSheet.Claim.Origin) -> String {
    switch origin {
    case .given: "given  "
    case .derived: "follows"
    case .assumed: "ASSUMED"
    }
  }
}
