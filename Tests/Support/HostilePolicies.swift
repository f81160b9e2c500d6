/// Policies made to make a reader of them work: patterns whose automata blow up, and files as large as GitHub gives out. Shared with
/// `Benchmarks`, which measures what the tests only count.
public enum HostilePolicies {
  /// A file with a name for messages.
  public struct File: Sendable, CustomStringConvertible {
    public let name: String
    public let text: String
    /// Whether some rule has to give up on it.
    public let isTooComplex: Bool
    public var description: String { name }
  }

  /// All of them, the large ones of `size` bytes. GitHub's contents API gives out a mebibyte.
  public static func all(size: Int = 1 << 20) -> [File] { patterns + products(size) + large(size) }

  private static let head = "issuer: https://token.actions.githubusercontent.com\npermissions: {contents: write}\n"

  private static func policy(_ subject: String, claims: [String] = []) -> String {
    let rules = claims.enumerated().map { "  claim\($0): '\($1)'\n" }.joined()
    return head + "subject_pattern: '\(subject)'\n" + (claims.isEmpty ? "" : "claim_pattern:\n\(rules)")
  }

  /// One pattern each.
  private static let patterns: [File] = [
    ("(a|b)*a(a|b){12}", true), ("(a|b)*a(a|b){40}", true), (".*a.{300}", true), ("(.*a.{60}){3}", true), ("(?s).*a(.{20}){20}", true),
    ("((a{0,9}){0,9}){0,9}b", false), ("((a?){30}){30}", false), ("((((a{10}){10}){10}))*b.{20}", false), ("(x+x+)+y", false),
    ("(a{0,30}){0,30}b", false), ("(?i)[\\p{L}\\p{N}]*q[\\p{L}]{40}", true), ("(?i)(\\p{Lu}|\\p{Ll})*k(\\p{L}|\\p{Greek}){14}", true),
    ("[^a]*a[^b]{200}b", true), ("(\\b.\\b.?)*\\Bx.{15}", false), ("(ab|ba|abab|baba)*aba(a|b){14}", false), ("(.|a|b|c|d)*z.{13}", true),
    ("(?:.*x){1,60}.{30}", true), (String(repeating: "(", count: 400) + "a" + String(repeating: ")*", count: 400), false),
    (String(repeating: "(a|b)?", count: 300), false), (String(repeating: "[a-z]*x", count: 200), false),
    ("repo:(acme|.*/(a|b)*a(a|b){11}):.*", true), ((0..<900).map { "repo:acme/app\($0):ref:.*" }.joined(separator: "|"), false),
  ].map { File(name: "pattern \($0.prefix(40))", text: policy($0), isTooComplex: $1) }

  /// Patterns that are small alone, and not when they are looked at together with others.
  private static func products(_ size: Int) -> [File] {
    [
      File(
        name: "pins whose product is large",
        text: policy(
          "repo:(.{97})+/(.{89})+:.*", claims: [])
          + "claim_pattern:\n  repository: '(.{101})+/(.{83})+'\n  repository_owner: '(.{103})+'\n",
        isTooComplex: true),
      File(
        name: "alternatives that slip out, of large periods", text: policy("(.{83})+a|b(.{89})+|c(.{97})+d|(.{101})+"), isTooComplex: true),
      File(
        name: "many claims near the limit of one",
        text: policy("repo:acme/app:.*", claims: (0..<min(300, size / 512)).map { "(a|b)*a(a|b){8}c{\($0)}" }),
        isTooComplex: false),
      File(
        name: "thousands of claims that are too much",
        text: policy("repo:acme/app:.*", claims: (0..<size / 256).map { "(a|b)*\($0)(a|b){30}x(.*a.{50})" }), isTooComplex: true),
      File(
        name: "many Unicode classes",
        text: policy("repo:acme/.*", claims: (0..<min(400, size / 512)).map { "(?i)[\\p{L}\\p{N}]+[^\\p{Greek}]{\($0 % 9 + 1)}\\P{Lu}*x" }),
        isTooComplex: false),
    ]
  }

  /// Line after line, up to `size` bytes.
  private static func filled(_ size: Int, _ line: (Int) -> String) -> String {
    var text = ""
    var index = 0
    while true {
      let next = line(index)
      if text.utf8.count + next.utf8.count > size - 512 { return text }
      text += next
      index += 1
    }
  }

  /// Files that are large.
  private static func large(_ size: Int) -> [File] {
    func filled(_ line: (Int) -> String) -> String { Self.filled(size, line) }
    func repeated(_ text: String) -> String { String(repeating: text, count: (size - 512) / text.utf8.count) }
    return [
      ("claims of one letter", head + "subject: a\nclaim_pattern:\n" + filled { "  c\($0): x\n" }),
      ("claims that are open", head + "subject_pattern: repo:acme/app:.*\nclaim_pattern:\n" + filled { "  c\($0): '[a-z]*'\n" }),
      ("claims that slip out", head + "subject: a\nclaim_pattern:\n" + filled { "  c\($0): a|b.c$\n" }),
      ("one literal", head + "subject: " + repeated("a")),
      ("one pattern of dots", head + "subject_pattern: " + repeated("a.b")),
      ("one pattern of alternatives", head + "subject_pattern: a" + repeated("|a")),
      ("one pattern of globs", head + "subject_pattern: " + repeated("/*")),
      ("one escaped text", head + "subject_pattern: \"" + repeated("\\u0061.") + "\""),
      ("one folded text", head + "subject: >\n" + filled { _ in "  a\n\n" }),
      ("unknown fields", filled { "k\($0): x\n" }),
      ("spellings of one field", filled { "\(spelling("organization_personal_access_token_requests", $0)): x\n" }),
      (
        "spellings of one permission", "permissions:\n" + filled { "  \(spelling("organization_personal_access_token_requests", $0)): x\n" }
      ),
      ("comments that take back", head + "subject: a\n" + filled { _ in "# octosts: ignore[any-ref-write]\n" }),
      ("documents", head + "subject: a\n" + filled { _ in "---\na: b\n" }),
      (
        "a deep list",
        "subject: " + String(repeating: "[", count: min(size / 2, 9_000)) + String(repeating: "]", count: min(size / 2, 9_000))
      ),
      ("a very deep list", repeated("[")),
      ("deep mappings", (0..<1_400).map { String(repeating: " ", count: $0) + "a:\n" }.joined()),
      ("repositories", head + "subject: a\nrepositories:\n" + filled { "- acme/r\($0)\n" }),
      (
        "aliases of aliases",
        head + "subject: a\nclaim_pattern:\n  a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
          + (1..<9).map { "  a\($0): &a\($0) [\(Array(repeating: "*a\($0 - 1)", count: 10).joined(separator: ","))]\n" }.joined()
      ),
      ("line ends", filled { _ in "\n" }),
      ("carriage returns", head + "subject: a" + filled { _ in "\r" }),
      ("nothing that is text", String(repeating: "\u{1}", count: 4_096)),
    ].map { File(name: $0, text: $1, isTooComplex: false) }
  }

  /// The letters of `name` in a case that is each time another.
  private static func spelling(_ name: String, _ number: Int) -> String {
    var rest = number
    return String(
      name.map { letter in
        guard letter.isLetter else { return letter }
        defer { rest /= 2 }
        return rest % 2 == 1 ? Character(letter.uppercased()) : letter
      })
  }
}
