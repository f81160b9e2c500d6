import JSON
import TrustPolicy

/// The command that repeats a decision on a desk, with the claims in it. It is pasted into a shell, so it is all visible ASCII, and nothing in it can
/// end its quotes.
struct DeskCommand {
  let text: String

  /// Nil when `payload` is no JSON object.
  init?(policy path: String, scope: Scope, domain: String, payload: [UInt8]) {
    guard let json = try? JSONValue(parsing: payload), json.members != nil else { return nil }
    var words = ["octosts", "simulate", "--policy", Self.quoted(path)]
    if scope.isOrganization { words.append("--org") }
    if domain != ActionInputs.defaultDomain { words += ["--domain", Self.quoted(domain)] }
    text = "printf %s '\(Self.escaped(json.text(.compact)))' | " + (words + ["--claims", "-"]).joined(separator: " ")
  }

  /// JSON in which everything but plain ASCII, and what a shell, a runner or Markdown acts upon, is an escape: outside of strings there is none.
  private static func escaped(_ json: String) -> String {
    let plain = #"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 {}[]",:._/@=+-\"#.unicodeScalars
    var out = ""
    for scalar in json.unicodeScalars {
      if plain.contains(scalar) {
        out.unicodeScalars.append(scalar)
      } else {
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
    }
    return out
  }

  /// A word of a shell: as it is where no shell reads anything into it, else in single quotes.
  private static func quoted(_ word: String) -> String {
    let plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/:-"
    if !word.isEmpty, word.first != "-", word.utf8.allSatisfy(plain.utf8.contains) { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
